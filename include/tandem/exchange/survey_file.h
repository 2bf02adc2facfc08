// Surveys with open questions: a table with one person in each row.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "tandem/exchange/csv.h"
#include "tandem/exchange/participants_file.h"
#include "tandem/exchange/transcript_reader.h"

namespace tandem {

// Names of columns as the first row has them. What is empty is found: the id by its name ("id",
// "participant", "respondent" …), the texts by their length; attributes are all others.
struct SurveyColumns {
    std::string id;
    std::vector<std::string> texts, attributes;
};

struct ParsedSurvey {
    struct Row {
        int line = 0;
        std::string label;              // of the participant
        std::vector<ParsedTurn> turns;  // answers; before each its question if there are several
    };
    std::vector<Row> rows;  // of those who wrote something
    ParsedParticipants people;
    std::vector<ReadWarning> warnings;
};

// Whether the first line of a table names a column of ids.
bool has_survey_id(std::string_view first_line);

// Whether a table has a column of ids and one whose texts are so long that they are answers.
bool looks_like_survey(const std::vector<CsvRow>& table);

// Throws Error(BadInput) with file and line: no such column (and which there are), an id twice.
ParsedSurvey read_survey(const std::vector<CsvRow>& table, std::string_view name,
                         const SurveyColumns& columns);

// The first sheet of an XLSX workbook as CSV, dates as 2023-05-31; empty for any other file. Throws
// Error(BadInput) naming the file when it is damaged or unpacks to more than any survey.
std::string xlsx_as_csv(std::string_view bytes, std::string_view name);

}  // namespace tandem
