// What a coder hands in by declaring a transcript done, and what is left to read before that.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "tandem/base/hash.h"
#include "tandem/model/project.h"

namespace tandem {

struct Submission {
    std::int64_t codings = 0, codes = 0, negative = 0, concerns = 0;
    Sha256 fingerprint{};  // of canonical_codings()
};

Submission submission_of(const Project& project, TranscriptId transcript, CoderId coder);

// "PT06 submitted: 31 codings, 17 codes, 2 negative cases, 1 concern."
std::string sentence_of(const Submission& submission, const std::string& transcript);

// A coder's codings of a transcript as bytes that are the same in every copy of the study; the form
// is in docs/project-file.md.
std::string canonical_codings(const Project& project, TranscriptId transcript, CoderId coder);

// Turns that are not the interviewer's, have words, and that the coder has neither coded nor called
// off topic; in order. Nobody in particular (none) has coded nothing.
std::vector<const Turn*> uncoded_turns(const Project& project, TranscriptId transcript,
                                       CoderId coder);

// How far every coder of the study has come in a transcript.
struct Coverage {
    std::int64_t turns = 0;                   // that are not the interviewer's and have words
    std::map<CoderId, std::int64_t> covered;  // of them coded or called off topic
};
Coverage coverage_of(const Project& project, TranscriptId transcript);

}  // namespace tandem
