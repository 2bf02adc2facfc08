#include "tandem/tables/participants_table.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <optional>

#include "tandem/analysis/frequency.h"

#include "wording.h"

namespace tandem {
namespace {

using People = std::vector<const Participant*>;

bool is_number(const Attribute& attribute) {
    return attribute.type == "whole" || attribute.type == "decimal";
}

bool could_identify(const Attribute& attribute) {
    return attribute.type == "date" || attribute.type == "text";
}

const std::string* value_of(const Project& project, const Participant& person,
                            const Attribute& attribute) {
    const auto found = project.attribute_values.find({person.id, attribute.id});
    return found == project.attribute_values.end() ? nullptr : &found->second;
}

std::optional<double> number_of(const std::string* value) {
    if (!value) return std::nullopt;
    double number = 0;
    const char* end = value->data() + value->size();
    const auto read = std::from_chars(value->data(), end, number);
    if (read.ec != std::errc() || read.ptr != end || !std::isfinite(number)) return std::nullopt;
    return number;
}

// "49.0 [18.4]": mean and sample standard deviation (n − 1), which one value does not have.
std::string mean_and_deviation(const std::vector<double>& numbers) {
    if (numbers.empty()) return "–";
    const double n = static_cast<double>(numbers.size());
    double sum = 0;
    for (const double number : numbers) sum += number;
    const double mean = sum / n;
    if (numbers.size() == 1) return Cell::of(mean, 1).text + " [–]";
    double squares = 0;
    for (const double number : numbers) squares += (number - mean) * (number - mean);
    return Cell::of(mean, 1).text + " [" + Cell::of(std::sqrt(squares / (n - 1)), 1).text + "]";
}

struct Sheet {
    const Project& project;
    std::vector<People> groups;
    Table& table;
    bool unasked = false;  // an attribute of which a group has no value

    // One list for each column, the last for all if there are several groups. An attribute that
    // nobody of a group has (the role of a patient) was not asked there: the group stays out.
    std::vector<People> columns_for(const Attribute& attribute) {
        std::vector<People> columns;
        People all;
        for (const People& people : groups) {
            const bool asked = std::ranges::any_of(people, [&](const Participant* person) {
                return value_of(project, *person, attribute) != nullptr;
            });
            unasked |= !asked;
            columns.push_back(asked ? people : People());
            all.insert(all.end(), columns.back().begin(), columns.back().end());
        }
        if (groups.size() != 1) columns.push_back(std::move(all));
        return columns;
    }

    void add_numbers(const Attribute& attribute) {
        Row row;
        row.cells.emplace_back(attribute.name + ", mean [SD]");
        std::size_t missing = 0;
        for (const People& people : columns_for(attribute)) {
            std::vector<double> numbers;
            for (const Participant* person : people)
                if (const auto number = number_of(value_of(project, *person, attribute)))
                    numbers.push_back(*number);
            missing = people.size() - numbers.size();  // the last column has everybody
            row.cells.emplace_back(mean_and_deviation(numbers));
        }
        table.rows.push_back(std::move(row));
        if (missing > 0)
            table.notes.push_back(attribute.name + ": not recorded as a number for " +
                                  counted(static_cast<long long>(missing), "participant") + ".");
    }

    // How many have `value`; nullptr: no value at all.
    void add_counts(const std::string& label, const Attribute& attribute,
                    const std::vector<People>& columns, const std::string* value) {
        Row row;
        row.cells.push_back(indented(label, 1));
        for (const People& people : columns) {
            const auto count = std::ranges::count_if(people, [&](const Participant* person) {
                const std::string* own = value_of(project, *person, attribute);
                return value ? own && *own == *value : !own;
            });
            row.cells.emplace_back(share(static_cast<int>(count), static_cast<int>(people.size())));
        }
        table.rows.push_back(std::move(row));
    }

    // Values in the order in which participants first have them.
    void add_words(const Attribute& attribute) {
        const std::vector<People> columns = columns_for(attribute);
        std::vector<std::string> values;
        bool missing = false;
        for (const Participant* person : columns.back()) {
            const std::string* value = value_of(project, *person, attribute);
            missing |= !value;
            if (value && std::ranges::find(values, *value) == values.end())
                values.push_back(*value);
        }
        table.rows.push_back({Row::Kind::Subheading, {attribute.name + ", n/N (%)"}});
        for (const std::string& value : values) add_counts(value, attribute, columns, &value);
        if (missing) add_counts("not recorded", attribute, columns, nullptr);
    }
};

std::vector<const Attribute*> chosen_attributes(const Project& project,
                                                std::span<const std::string> names,
                                                std::vector<std::string>& left_out) {
    std::vector<const Attribute*> chosen;
    for (const std::string& name : names)
        if (const Attribute* attribute = project.find_attribute(name)) chosen.push_back(attribute);
    if (!names.empty()) return chosen;
    for (const Attribute& attribute : project.attributes) {
        if (could_identify(attribute))
            left_out.push_back(attribute.name);
        else
            chosen.push_back(&attribute);
    }
    return chosen;
}

}  // namespace

Table participants_table(const Project& project, std::span<const std::string> attributes) {
    Table table;
    table.name = "participants";
    table.title = "Participants";
    table.columns = {{"Characteristic", 2.0, false}};
    Sheet sheet{project, {}, table};
    Row number{Row::Kind::Body, {"Participants, n"}};
    for (const std::string& group : participant_groups(project)) {
        People people;
        for (const Participant& person : project.participants)
            if (person.group == group) people.push_back(&person);
        table.columns.push_back({group_title(group), 1.2, true});
        number.cells.push_back(Cell::count(static_cast<long long>(people.size())));
        sheet.groups.push_back(std::move(people));
    }
    if (sheet.groups.size() != 1) {
        table.columns.push_back({"All", 1.2, true});
        number.cells.push_back(Cell::count(static_cast<long long>(project.participants.size())));
    }
    table.rows.push_back(std::move(number));

    std::vector<std::string> left_out;
    const std::vector<const Attribute*> chosen = chosen_attributes(project, attributes, left_out);
    for (const Attribute* attribute : chosen) {
        if (is_number(*attribute))
            sheet.add_numbers(*attribute);
        else
            sheet.add_words(*attribute);
    }
    if (std::ranges::any_of(chosen, [](const Attribute* each) { return is_number(*each); }))
        table.notes.push_back("SD: sample standard deviation.");
    if (sheet.unasked) table.notes.push_back("–: recorded for nobody of the group.");
    if (!left_out.empty())
        table.notes.push_back("Left out, because dates and free text can tell who somebody is: " +
                              joined(left_out, ", ") + ".");
    return table;
}

}  // namespace tandem
