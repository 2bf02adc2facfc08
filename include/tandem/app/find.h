// Things by the names that people type, or an Error that says what there is instead.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "tandem/model/project.h"

namespace tandem {

// By name, alias, or path "Barriers > Self-stigma" (steps may be left out); capitals matter only
// when two codes differ in nothing else. Throws Error: unknown (with near names), or several (with
// their paths). The reference lives as long as the project's codes are not changed. `where` goes
// before the message: "Line 12 of codings.csv: ".
const Code& find_code(const Project& project, std::string_view text, const std::string& where = "");

// What find_code takes for this code: its name, or its path when the name is not enough.
std::string name_to_type(const Project& project, const Code& code);

const Transcript& find_transcript(const Project& project, std::string_view name);
// Those called so, in that order; without a name all, by their names.
std::vector<TranscriptId> find_transcripts(const Project& project,
                                           const std::vector<std::string>& names);

struct TurnPlace {
    const Transcript& transcript;
    const Turn& turn;
};

// "PT06:12". The references live as long as the turns are not reloaded.
TurnPlace find_turn(const Project& project, std::string_view place);

// Throws Error that lists the coders of the study.
const Coder& find_coder(const Project& project, std::string_view name);

// By the key of a question of the interview guide, whatever its capitals. Throws Error that lists
// the keys.
const GuideQuestion& find_guide_question(const Project& project, std::string_view key);

const Participant& find_participant(const Project& project, std::string_view label);

}  // namespace tandem
