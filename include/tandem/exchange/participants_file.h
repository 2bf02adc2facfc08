// Participants as CSV, both ways.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "tandem/exchange/transcript_reader.h"
#include "tandem/model/project.h"

namespace tandem {

struct ParsedParticipants {
    struct Person {
        int line = 0;
        std::string label, group;
        std::vector<std::pair<std::string, std::string>> values;  // attribute, value; never empty
    };
    std::vector<Person> people;
    std::vector<std::pair<std::string, std::string>> attribute_types;  // in the order of columns
    std::vector<ReadWarning> warnings;
};

// The column `id` (or `participant`) is the label, `group` the group; every other column is an
// attribute, of the type that its header says ("age:whole") or that all its values have: whole,
// decimal, yes-no, date, category, else text. An empty field is "not recorded". `text` is decoded
// UTF-8 with LF. Throws Error(BadInput) with file and line: no id, an id twice, an unknown type, a
// value that is not of its column's stated type.
ParsedParticipants read_participants(std::string_view text, std::string_view name);

// What is read back is the same; a type stands in the header only where it would be read otherwise.
std::string write_participants(const Project& project);

// Whether a CSV file with these column names holds participants.
bool is_participants_header(const std::vector<std::string>& names);

}  // namespace tandem
