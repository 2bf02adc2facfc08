// SpreadsheetML (ECMA-376 part 1, clause 18), as far as the words of a first sheet need it.
#include <algorithm>
#include <charconv>
#include <cmath>
#include <cstddef>
#include <optional>
#include <set>

#include "tandem/base/error.h"
#include "tandem/exchange/survey_file.h"
#include "tandem/text/utf8.h"

#include "exchange/text_lines.h"
#include "exchange/xml_part.h"
#include "exchange/zip_reader.h"

namespace tandem {
namespace {

constexpr std::size_t kMaxColumns = 1000;
constexpr std::size_t kMaxCells = 2'000'000;
// One long shared string may stand in every cell.
constexpr std::size_t kMaxBytes = 64 * 1024 * 1024;

int whole(std::string_view text) {
    int value = 0;
    std::from_chars(text.data(), text.data() + text.size(), value);
    return value;
}

// Words of a shared or inline string; rich text comes in runs, pronunciations are left out.
void add_words(const pugi::xml_node& node, std::string& out, int depth = 0) {
    for (const pugi::xml_node& child : node.children()) {
        const std::string_view name = local_name(child);
        if (name == "t") {
            out += child.text().get();
        } else if (name == "r" && depth < 4) {
            add_words(child, out, depth + 1);
        }
    }
}

// "C" of "C12" is 2.
std::optional<std::size_t> column_of(std::string_view reference) {
    std::size_t column = 0;
    std::size_t letters = 0;
    while (letters < reference.size() && reference[letters] >= 'A' && reference[letters] <= 'Z') {
        column = column * 26 + static_cast<std::size_t>(reference[letters] - 'A' + 1);
        if (++letters > 3) return std::nullopt;
    }
    if (letters == 0) return std::nullopt;
    return column - 1;
}

bool is_date_format(std::string_view code) {
    bool quoted = false;
    for (const char c : code) {
        if (c == '"') quoted = !quoted;
        if (!quoted && (c == 'y' || c == 'Y' || c == 'd' || c == 'D')) return true;
        if (c == '[') return false;
    }
    return false;
}

// Days since 30 December 1899 (which makes up for 1900 having no leap day) as 2023-05-31.
std::string date(double days) {
    auto z = static_cast<long>(std::floor(days)) - 25569 + 719468;
    const long era = z / 146097;
    const long day_of_era = z - era * 146097;
    const long year_of_era =
        (day_of_era - day_of_era / 1460 + day_of_era / 36524 - day_of_era / 146096) / 365;
    const long day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    const long shifted = (5 * day_of_year + 2) / 153;
    const long day = day_of_year - (153 * shifted + 2) / 5 + 1;
    const long month = shifted < 10 ? shifted + 3 : shifted - 9;
    const long year = year_of_era + era * 400 + (month <= 2 ? 1 : 0);
    const auto two = [](long n) { return (n < 10 ? "0" : "") + std::to_string(n); };
    return std::to_string(year) + "-" + two(month) + "-" + two(day);
}

class SheetReader {
 public:
    SheetReader(const ZipReader& archive, std::string_view name) : archive_(archive), name_(name) {}

    std::string read() {
        read_strings();
        read_styles();
        std::string part = first_sheet();
        pugi::xml_document document;
        std::string bytes;
        if (!load(part, bytes, document)) fail("its first sheet is missing. Save it again.");
        std::string out;
        for (const pugi::xml_node& rows : document.document_element().children()) {
            if (local_name(rows) != "sheetData") continue;
            for (const pugi::xml_node& row : rows.children()) {
                if (local_name(row) == "row") out += csv_line(read_row(row));
                if (out.size() > kMaxBytes) too_much();
            }
        }
        if (!is_valid_utf8(out)) fail("its words are no valid text. Save it as CSV in UTF-8.");
        return out;
    }

 private:
    [[noreturn]] void fail(const std::string& what) const {
        throw Error(ErrorKind::BadInput, "Cannot read '" + std::string(name_) + "': " + what);
    }

    [[noreturn]] void too_much() const {
        fail(
            "its first sheet holds more than any survey. Delete what is not needed, or save it as "
            "CSV.");
    }

    bool load(const std::string& part, std::string& bytes, pugi::xml_document& document) const {
        std::optional<std::string> found = archive_.read(part);
        if (!found) return false;
        bytes = *std::move(found);
        parse_xml(document, bytes, "its part '" + part + "'", name_);
        return true;
    }

    void read_strings() {
        pugi::xml_document document;
        std::string bytes;
        if (!load("xl/sharedStrings.xml", bytes, document)) return;
        for (const pugi::xml_node& item : document.document_element().children()) {
            if (local_name(item) != "si") continue;
            strings_.emplace_back();
            add_words(item, strings_.back());
        }
    }

    // Which styles of cells show numbers as dates.
    void read_styles() {
        pugi::xml_document document;
        std::string bytes;
        if (!load("xl/styles.xml", bytes, document)) return;
        std::set<int> formats;
        for (int i = 14; i <= 17; ++i) formats.insert(i);
        formats.insert(22);
        for (const pugi::xml_node& list : document.document_element().children()) {
            for (const pugi::xml_node& item : list.children()) {
                if (local_name(item) == "numFmt" && is_date_format(attribute(item, "formatCode"))) {
                    formats.insert(whole(attribute(item, "numFmtId")));
                }
            }
        }
        for (const pugi::xml_node& list : document.document_element().children()) {
            if (local_name(list) != "cellXfs") continue;
            for (const pugi::xml_node& item : list.children()) {
                if (local_name(item) != "xf") continue;
                dates_.push_back(formats.contains(whole(attribute(item, "numFmtId"))));
            }
        }
    }

    // The part of the first sheet that the workbook names; it need not be sheet1.xml.
    std::string first_sheet() const {
        pugi::xml_document book, relations;
        std::string book_bytes, relation_bytes;
        if (!load("xl/workbook.xml", book_bytes, book) ||
            !load("xl/_rels/workbook.xml.rels", relation_bytes, relations)) {
            return "xl/worksheets/sheet1.xml";
        }
        std::string_view id;
        for (const pugi::xml_node& list : book.document_element().children()) {
            if (local_name(list) != "sheets") continue;
            for (const pugi::xml_node& sheet : list.children()) {
                if (id.empty() && local_name(sheet) == "sheet")
                    id = sheet.attribute("r:id").value();
            }
        }
        for (const pugi::xml_node& relation : relations.document_element().children()) {
            if (attribute(relation, "Id") != id) continue;
            const std::string target(attribute(relation, "Target"));
            return target.starts_with('/') ? target.substr(1) : "xl/" + target;
        }
        return "xl/worksheets/sheet1.xml";
    }

    std::vector<std::string> read_row(const pugi::xml_node& row) {
        std::vector<std::string> fields;
        for (const pugi::xml_node& cell : row.children()) {
            if (local_name(cell) != "c") continue;
            const std::size_t at = column_of(attribute(cell, "r")).value_or(fields.size());
            if (at >= kMaxColumns) continue;
            if (fields.size() <= at) fields.resize(at + 1);
            fields[at] = without_controls(value(cell));
            bytes_ += fields[at].size();
            if (++cells_ > kMaxCells || bytes_ > kMaxBytes) too_much();
        }
        return fields.empty() ? std::vector<std::string>{""} : fields;
    }

    std::string value(const pugi::xml_node& cell) const {
        const std::string_view type = attribute(cell, "t");
        std::string text;
        for (const pugi::xml_node& child : cell.children()) {
            if (local_name(child) == "is") add_words(child, text);
            if (local_name(child) == "v") text = child.text().get();
        }
        if (type == "s") {
            const auto at = static_cast<std::size_t>(std::max(whole(text), 0));
            return at < strings_.size() ? strings_[at] : "";
        }
        if (type == "b") return text == "1" ? "yes" : "no";
        if (type == "e") return "";
        if (type.empty() || type == "n") return number(text, attribute(cell, "s"));
        return text;
    }

    // 3.1000000000000001 is 3.1.
    std::string number(const std::string& text, std::string_view style) const {
        double value = 0;
        const char* end = text.data() + text.size();
        const auto [rest, problem] = std::from_chars(text.data(), end, value);
        if (problem != std::errc() || rest != end) return text;
        const auto at = static_cast<std::size_t>(std::max(whole(style), 0));
        if (at < dates_.size() && dates_[at] && value >= 1 && value < 2'958'466) return date(value);
        char digits[32];
        const auto written = std::to_chars(digits, digits + sizeof digits, value);
        return {digits, written.ptr};
    }

    const ZipReader& archive_;
    std::string_view name_;
    std::vector<std::string> strings_;
    std::vector<bool> dates_;
    std::size_t cells_ = 0, bytes_ = 0;
};

}  // namespace

std::string xlsx_as_csv(std::string_view bytes, std::string_view name) {
    if (!bytes.starts_with("PK\x03\x04")) return "";
    const ZipReader archive(bytes, name);
    const bool xlsx =
        std::any_of(archive.entries().begin(), archive.entries().end(),
                    [](const std::string& entry) { return entry.starts_with("xl/"); });
    return xlsx ? SheetReader(archive, name).read() : "";
}

}  // namespace tandem
