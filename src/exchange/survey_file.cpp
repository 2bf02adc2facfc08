#include "tandem/exchange/survey_file.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <optional>
#include <set>

#include "tandem/base/error.h"

#include "exchange/columns.h"
#include "exchange/speaker_names.h"
#include "exchange/text_lines.h"

namespace tandem {
namespace {

constexpr std::array<std::string_view, 11> kIds = {"id",
                                                   "participant",
                                                   "respondent",
                                                   "response id",
                                                   "responseid",
                                                   "response_id",
                                                   "respondent id",
                                                   "respondentid",
                                                   "respondent_id",
                                                   "participant id",
                                                   "participant_id"};

// On average; the longest category that people choose from has some forty.
constexpr std::size_t kAnswerLength = 60;

std::optional<std::size_t> find_column(const CsvRow& header, std::string_view name) {
    const std::string wanted = in_lower_case(trimmed(name));
    for (std::size_t i = 0; i < header.fields.size(); ++i) {
        if (in_lower_case(trimmed(header.fields[i])) == wanted) return i;
    }
    return std::nullopt;
}

std::optional<std::size_t> find_id(const CsvRow& header) {
    for (const std::string_view name : kIds) {
        if (const auto found = find_column(header, name)) return found;
    }
    return std::nullopt;
}

std::string_view field(const CsvRow& row, std::size_t at) {
    return at < row.fields.size() ? std::string_view(row.fields[at]) : std::string_view();
}

bool holds_answers(const std::vector<CsvRow>& table, std::size_t id, std::size_t column) {
    std::size_t characters = 0, answers = 0;
    for (std::size_t i = 1; i < table.size(); ++i) {
        const std::string_view text = trim(field(table[i], column));
        if (text.empty() || is_blank(field(table[i], id))) continue;
        ++answers;
        characters += count_code_points(text);
    }
    return answers > 0 && characters >= kAnswerLength * answers;
}

std::vector<std::size_t> find_texts(const std::vector<CsvRow>& table, std::size_t id) {
    std::vector<std::size_t> out;
    for (std::size_t i = 0; i < table[0].fields.size(); ++i) {
        if (i != id && holds_answers(table, id, i)) out.push_back(i);
    }
    return out;
}

class SurveyReader {
 public:
    SurveyReader(const std::vector<CsvRow>& table, std::string_view name,
                 const SurveyColumns& columns)
        : table_(table), name_(name), header_(table[0]) {
        choose(columns);
    }

    ParsedSurvey read() {
        std::string people = csv_line(people_header());
        for (std::size_t i = 1; i < table_.size(); ++i) {
            const CsvRow& row = table_[i];
            const std::string label(trim(field(row, id_)));
            if (label.empty()) {
                warn(row.line, "This row has no id and was left out.");
                continue;
            }
            if (!labels_.insert(label).second) {
                refuse_line(name_, row.line,
                            "has the id '" + label + "' a second time. Give each row its own id.");
            }
            std::vector<std::string> values{label};
            for (const std::size_t at : attributes_) values.emplace_back(field(row, at));
            people += csv_line(values);
            add_row(row, label);
        }
        out_.people = read_participants(people, name_);
        out_.people.warnings.clear();
        return std::move(out_);
    }

 private:
    std::size_t column(const std::string& name) const {
        if (const auto found = find_column(header_, name)) return *found;
        std::string all;
        for (const std::string& each : header_.fields) {
            all += (all.empty() ? "'" : ", '") + trimmed(each) + "'";
        }
        throw Error(ErrorKind::BadInput, "Cannot read '" + std::string(name_) +
                                             "' as a survey: it has no column '" + name +
                                             "'. Its columns are " + all + ".");
    }

    void choose(const SurveyColumns& columns) {
        const auto found = columns.id.empty() ? find_id(header_) : column(columns.id);
        if (!found) {
            throw Error(ErrorKind::BadInput,
                        "Cannot read '" + std::string(name_) +
                            "' as a survey: no column is called 'id' or 'participant'. Name the "
                            "one that says who answered (--id-column).");
        }
        id_ = *found;
        for (const std::string& name : columns.texts) texts_.push_back(column(name));
        if (texts_.empty()) texts_ = find_texts(table_, id_);
        if (texts_.empty()) {
            throw Error(ErrorKind::BadInput,
                        "Cannot read '" + std::string(name_) +
                            "' as a survey: no column has long answers. Name those with the "
                            "answers (--text-column).");
        }
        for (const std::string& name : columns.attributes) attributes_.push_back(column(name));
        if (!columns.attributes.empty()) return;
        for (std::size_t i = 0; i < header_.fields.size(); ++i) {
            const bool used =
                i == id_ || std::find(texts_.begin(), texts_.end(), i) != texts_.end();
            if (!used && !is_blank(header_.fields[i])) attributes_.push_back(i);
        }
    }

    // A colon in a question would be taken for a type, as in "age:whole".
    std::vector<std::string> people_header() const {
        std::vector<std::string> names{"id"};
        for (const std::size_t at : attributes_) {
            std::string name = trimmed(header_.fields[at]);
            std::replace(name.begin(), name.end(), ':', ' ');
            names.push_back(shortened(trim(name), 80));
        }
        return names;
    }

    void add_row(const CsvRow& row, const std::string& label) {
        ParsedSurvey::Row out;
        out.line = row.line;
        out.label = label;
        for (const std::size_t at : texts_) {
            std::string answer = without_controls(std::string(trim(field(row, at))));
            if (answer.empty()) continue;
            if (texts_.size() > 1) {
                std::string question = without_controls(trimmed(header_.fields[at]));
                if (question.empty()) question = "Column " + std::to_string(at + 1);
                out.turns.push_back({"Question", std::nullopt, std::nullopt, std::move(question)});
            }
            out.turns.push_back({label, std::nullopt, std::nullopt, std::move(answer)});
        }
        if (out.turns.empty()) {
            warn(row.line, "'" + label + "' wrote nothing, so there is no transcript.");
            return;
        }
        out_.rows.push_back(std::move(out));
    }

    void warn(int line, std::string message) {
        out_.warnings.push_back({line, std::move(message)});
    }

    const std::vector<CsvRow>& table_;
    std::string_view name_;
    const CsvRow& header_;
    std::size_t id_ = 0;
    std::vector<std::size_t> texts_, attributes_;
    std::set<std::string> labels_;
    ParsedSurvey out_;
};

}  // namespace

bool has_survey_id(std::string_view first_line) {
    if (first_line.size() > 10'000 || std::count(first_line.begin(), first_line.end(), '"') > 0) {
        return false;
    }
    const std::vector<CsvRow> rows = read_csv(first_line, "");
    return !rows.empty() && rows[0].fields.size() > 1 && find_id(rows[0]).has_value();
}

bool looks_like_survey(const std::vector<CsvRow>& table) {
    if (table.size() < 2) return false;
    const std::optional<std::size_t> id = find_id(table[0]);
    return id && !find_texts(table, *id).empty();
}

ParsedSurvey read_survey(const std::vector<CsvRow>& table, std::string_view name,
                         const SurveyColumns& columns) {
    if (table.size() < 2) {
        throw Error(ErrorKind::BadInput, "Cannot read '" + std::string(name) +
                                             "' as a survey: it has no row below the first, which "
                                             "names the columns.");
    }
    return SurveyReader(table, name, columns).read();
}

}  // namespace tandem
