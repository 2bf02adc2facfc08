// What `show` prints; some of it other verbs print too. Each answers in words or, if the session
// asks for it, in JSON, and says when something is hidden from the reader.
#pragma once

#include <string>

#include "cli/session.h"

namespace tandem::cli {

struct CodingFilter {
    std::string transcript, code, coder, state, mark;  // empty: all
    bool changed = false;  // only changed and lost ones, with the words that were chosen
};

struct MemoFilter {
    std::string type, about, coder, words;  // empty: all
};

void show_overview(const Session& session, const Workspace& workspace);
void show_participants(const Session& session, const Workspace& workspace);
void show_transcripts(const Session& session, const Workspace& workspace);
void show_transcript(const Session& session, const Workspace& workspace, const std::string& name);
// What everybody said to a question of the interview guide.
void show_question(const Session& session, const Workspace& workspace, const std::string& key);
void show_guide(const Session& session, const Workspace& workspace);
void show_codebook(const Session& session, const Workspace& workspace);
void show_codings(const Session& session, const Workspace& workspace, const CodingFilter& filter);
// Turns of a transcript that the person at work has neither coded nor called off topic.
void show_uncoded(const Session& session, const Workspace& workspace, const std::string& name);
void show_memos(const Session& session, const Workspace& workspace, const MemoFilter& filter);
void show_rounds(const Session& session, const Workspace& workspace);
void show_relations(const Session& session, const Workspace& workspace);

}  // namespace tandem::cli
