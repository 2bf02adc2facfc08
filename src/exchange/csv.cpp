#include "tandem/exchange/csv.h"

#include <algorithm>
#include <array>
#include <cstddef>

#include "tandem/base/error.h"

namespace tandem {
namespace {

constexpr std::string_view kSeparators = ",;\t";

// The separator seen most often outside quotes in the first line that holds anything; comma if
// none. A quote opens a field only at its beginning, so that `5" pipe, 3 m` counts its comma.
char find_separator(std::string_view text) {
    std::array<int, kSeparators.size()> seen{};
    bool quoted = false;
    const std::size_t first = std::min(text.find_first_not_of('\n'), text.size());
    for (std::size_t i = first; i < text.size(); ++i) {
        const char c = text[i];
        if (c == '"') {
            const char before = i == first ? ',' : text[i - 1];
            // A doubled quote closes and opens again, which comes to the same.
            const bool opens = before == '"' || kSeparators.find(before) != std::string_view::npos;
            quoted = !quoted && opens;
        } else if (!quoted) {
            if (c == '\n') break;
            const std::size_t which = kSeparators.find(c);
            if (which != std::string_view::npos) ++seen[which];
        }
    }
    const auto most = std::max_element(seen.begin(), seen.end());
    return kSeparators[static_cast<std::size_t>(most - seen.begin())];
}

class CsvParser {
 public:
    CsvParser(std::string_view text, char separator) : text_(text), separator_(separator) {}

    std::vector<CsvRow> rows() {
        std::vector<CsvRow> out;
        while (at_ < text_.size()) {
            if (text_[at_] == '\n') {
                ++at_;
                ++line_;
                continue;
            }
            out.push_back(row());
        }
        return out;
    }
    // The line of the quotation mark that is never closed, from 1; 0: there is none.
    int opened_in() const { return opened_in_; }

 private:
    CsvRow row() {
        CsvRow out;
        out.line = line_;
        while (true) {
            out.fields.push_back(field());
            const bool more = at_ < text_.size() && text_[at_] == separator_;
            if (at_ < text_.size()) ++at_;
            if (!more) break;
        }
        ++line_;
        return out;
    }

    // Leaves at_ on the separator or line end after the field. What stands between a closing quote
    // and the separator is kept: some programs write `"a" b`, and losing words would be worse.
    std::string field() {
        std::string out;
        if (at_ < text_.size() && text_[at_] == '"') out = quoted();
        std::size_t end = at_;
        while (end < text_.size() && text_[end] != separator_ && text_[end] != '\n') ++end;
        out.append(text_.substr(at_, end - at_));
        at_ = end;
        return out;
    }

    std::string quoted() {
        const int opened = line_;
        std::string out;
        for (++at_; at_ < text_.size(); ++at_) {
            if (text_[at_] == '"') {
                ++at_;
                if (at_ >= text_.size() || text_[at_] != '"') return out;
            }
            if (text_[at_] == '\n') ++line_;
            out += text_[at_];
        }
        if (opened_in_ == 0) opened_in_ = opened;
        return out;
    }

    std::string_view text_;
    std::size_t at_ = 0;
    int line_ = 1;
    int opened_in_ = 0;
    char separator_;
};

std::vector<CsvRow> closed_rows(std::string_view text, std::string_view name, char separator) {
    CsvParser parser(text, separator);
    std::vector<CsvRow> rows = parser.rows();
    if (parser.opened_in() > 0)
        throw Error(
            ErrorKind::BadInput,
            "Cannot read '" + std::string(name) + "': the quotation mark opened in line " +
                std::to_string(parser.opened_in()) +
                " is never closed. Close it, or write quotation marks inside a field twice.");
    return rows;
}

}  // namespace

std::vector<CsvRow> read_csv(std::string_view text, std::string_view name) {
    // Excel's own first line, `sep=;`, says the separator and is no row.
    if (text.starts_with("sep=") && text.size() > 4 &&
        kSeparators.find(text[4]) != std::string_view::npos &&
        (text.size() == 5 || text[5] == '\n')) {
        return closed_rows(text.substr(5), name, text[4]);
    }
    return closed_rows(text, name, find_separator(text));
}

std::vector<std::string> csv_header(std::string_view line) {
    CsvParser parser(line, find_separator(line));
    std::vector<CsvRow> rows = parser.rows();
    if (rows.empty() || parser.opened_in() > 0) return {};
    return std::move(rows.front().fields);
}

std::string csv_line(const std::vector<std::string>& fields, char separator) {
    std::string out;
    for (std::size_t i = 0; i < fields.size(); ++i) {
        if (i > 0) out += separator;
        const std::string& field = fields[i];
        // All three separators are quoted, not only ours: whoever opens the file may guess another.
        // A lone empty field would be a blank line, and `sep=` Excel's own.
        const bool quote = field.find_first_of(",;\t\"\r\n") != std::string::npos ||
                           field.find(separator) != std::string::npos ||
                           (field.empty() && fields.size() == 1) ||
                           (i == 0 && field.starts_with("sep="));
        if (!quote) {
            out += field;
            continue;
        }
        out += '"';
        for (const char c : field) {
            if (c == '"') out += '"';
            out += c;
        }
        out += '"';
    }
    out += '\n';
    return out;
}

}  // namespace tandem
