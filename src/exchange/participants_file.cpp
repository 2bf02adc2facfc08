#include "tandem/exchange/participants_file.h"

#include <algorithm>
#include <charconv>
#include <map>
#include <set>

#include "tandem/base/error.h"
#include "tandem/exchange/csv.h"
#include "tandem/text/utf8.h"

#include "exchange/columns.h"

namespace tandem {
namespace {

// Words that recur are a category; what is longer, or different for most people, is free text.
constexpr std::int64_t kLongestCategory = 40;
constexpr std::size_t kMostCategories = 12;

bool is_whole(std::string_view text) {
    std::int64_t value = 0;
    const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), value);
    return problem == std::errc() && end == text.data() + text.size();
}

bool is_decimal(std::string_view text) {
    double value = 0;
    const auto [end, problem] =
        std::from_chars(text.data(), text.data() + text.size(), value, std::chars_format::fixed);
    const bool finite = value - value == 0;
    return problem == std::errc() && end == text.data() + text.size() && finite;
}

bool is_yes_no(std::string_view text) {
    const std::string word = in_lower_case(text);
    return word == "yes" || word == "no";
}

// "2023-05-31" (ISO 8601).
bool is_date(std::string_view text) {
    if (text.size() != 10 || text[4] != '-' || text[7] != '-') return false;
    for (const std::size_t at : {0u, 1u, 2u, 3u, 5u, 6u, 8u, 9u})
        if (text[at] < '0' || text[at] > '9') return false;
    const int month = (text[5] - '0') * 10 + text[6] - '0';
    const int day = (text[8] - '0') * 10 + text[9] - '0';
    return month >= 1 && month <= 12 && day >= 1 && day <= 31;
}

bool fits(std::string_view value, std::string_view type) {
    if (type == "whole") return is_whole(value);
    if (type == "decimal") return is_decimal(value);
    if (type == "yes-no") return is_yes_no(value);
    if (type == "date") return is_date(value);
    return true;
}

std::string infer_type(const std::vector<std::string>& values) {
    if (values.empty()) return "text";
    for (const std::string_view type : {"whole", "decimal", "yes-no", "date"})
        if (std::all_of(values.begin(), values.end(),
                        [&](const std::string& value) { return fits(value, type); }))
            return std::string(type);
    const std::set<std::string> different(values.begin(), values.end());
    const bool long_one = std::any_of(
        different.begin(), different.end(),
        [](const std::string& value) { return length(value).value > kLongestCategory; });
    const bool mostly_different =
        different.size() > kMostCategories && different.size() * 2 > values.size();
    return long_one || mostly_different ? "text" : "category";
}

struct AttributeColumn {
    std::size_t at = 0;
    std::string name, type;  // empty type: not stated
};

std::optional<std::size_t> label_column(const Columns& columns) {
    const auto id = columns.find("id");
    return id ? id : columns.find("participant");
}

std::vector<AttributeColumn> attribute_columns(const CsvRow& header, std::string_view file) {
    const Columns columns(header);
    const auto label = label_column(columns);
    const auto group = columns.find("group");
    std::vector<AttributeColumn> out;
    std::set<std::string> seen;
    for (std::size_t i = 0; i < header.fields.size(); ++i) {
        if (i == label || i == group) continue;
        AttributeColumn column{i, trimmed(header.fields[i]), ""};
        if (const std::size_t colon = column.name.rfind(':'); colon != std::string::npos) {
            const auto& types = attribute_types();
            column.type = in_lower_case(trimmed(column.name.substr(colon + 1)));
            if (std::find(types.begin(), types.end(), column.type) == types.end())
                refuse_line(file, header.line,
                            "gives a column the type '" + column.type +
                                "'. Use category, whole, decimal, yes-no, ordered, date or text.");
            column.name = trimmed(column.name.substr(0, colon));
        }
        if (column.name.empty()) continue;
        if (!seen.insert(column.name).second)
            refuse_line(file, header.line,
                        "has the column '" + column.name + "' twice. Rename one of them.");
        out.push_back(std::move(column));
    }
    return out;
}

std::string field_at(const CsvRow& row, std::size_t at) {
    return at < row.fields.size() ? trimmed(row.fields[at]) : "";
}

ParsedParticipants::Person read_person(const CsvRow& row, const Columns& columns,
                                       const std::vector<AttributeColumn>& attributes,
                                       std::string_view file) {
    ParsedParticipants::Person person;
    person.line = row.line;
    person.label = field_at(row, *label_column(columns));
    person.group = columns.field(row, "group");
    if (person.label.empty())
        refuse_line(file, row.line, "has no id. Give the participant one, such as P01.");
    for (const AttributeColumn& column : attributes) {
        std::string value = field_at(row, column.at);
        if (value.empty()) continue;
        if (!fits(value, column.type))
            refuse_line(file, row.line,
                        "has '" + value + "' in the column '" + column.name +
                            "', which is to hold " + column.type + " values.");
        person.values.emplace_back(column.name, std::move(value));
    }
    return person;
}

std::vector<std::string> values_of(const ParsedParticipants& parsed, const std::string& name) {
    std::vector<std::string> values;
    for (const auto& person : parsed.people)
        for (const auto& [attribute, value] : person.values)
            if (attribute == name) values.push_back(value);
    return values;
}

std::vector<std::string> values_of(const Project& project, AttributeId attribute) {
    std::vector<std::string> values;
    for (const auto& [key, value] : project.attribute_values)
        if (key.second == attribute) values.push_back(value);
    return values;
}

}  // namespace

ParsedParticipants read_participants(std::string_view text, std::string_view name) {
    const std::vector<CsvRow> table = read_csv(text, name);
    if (table.empty())
        throw Error(ErrorKind::BadInput,
                    "Cannot read '" + std::string(name) +
                        "': it is empty. A file of participants begins with a line of column "
                        "names: id,group and any attributes.");
    const Columns columns(table[0]);
    if (!label_column(columns))
        refuse_line(name, table[0].line, "has no column 'id'. Add one, and import again.");
    const auto attributes = attribute_columns(table[0], name);
    ParsedParticipants out;
    std::map<std::string, int> seen;
    for (std::size_t i = 1; i < table.size(); ++i) {
        auto person = read_person(table[i], columns, attributes, name);
        const auto [same, fresh] = seen.emplace(person.label, person.line);
        if (!fresh)
            refuse_line(name, person.line,
                        "has the id '" + person.label + "', which line " +
                            std::to_string(same->second) + " has already. Keep one of them.");
        if (table[i].fields.size() > table[0].fields.size())
            out.warnings.push_back({person.line, "there are more values than columns"});
        out.people.push_back(std::move(person));
    }
    for (const AttributeColumn& column : attributes)
        out.attribute_types.emplace_back(column.name, column.type.empty()
                                                          ? infer_type(values_of(out, column.name))
                                                          : column.type);
    return out;
}

std::string write_participants(const Project& project) {
    std::vector<std::string> fields{"id", "group"};
    for (const Attribute& attribute : project.attributes) {
        const bool plain = infer_type(values_of(project, attribute.id)) == attribute.type &&
                           attribute.name.find(':') == std::string::npos;
        fields.push_back(plain ? attribute.name : attribute.name + ":" + attribute.type);
    }
    std::string out = csv_line(fields);
    for (const Participant& person : project.participants) {
        fields = {person.label, person.group};
        for (const Attribute& attribute : project.attributes) {
            const auto value = project.attribute_values.find({person.id, attribute.id});
            fields.push_back(value == project.attribute_values.end() ? "" : value->second);
        }
        out += csv_line(fields);
    }
    return out;
}

bool is_participants_header(const std::vector<std::string>& names) {
    const Columns columns(CsvRow{1, names});
    return label_column(columns).has_value() && !columns.has("name");
}

}  // namespace tandem
