// The verbs, one function for each file of them. Each adds what `tandem VERB` understands to the
// parser; a verb runs while the parser parses and throws Error when it cannot be done.
#pragma once

#include <CLI/CLI.hpp>

#include "cli/session.h"

namespace tandem::cli {

void add_study_verbs(CLI::App& parser, Session& session);  // new approach open check merge
void add_import_verbs(CLI::App& parser, Session& session);
void add_export_verbs(CLI::App& parser, Session& session);
void add_show_verbs(CLI::App& parser, Session& session);
void add_coding_verbs(CLI::App& parser, Session& session);   // code uncode set recode …
void add_correct_verbs(CLI::App& parser, Session& session);  // correct split join
void add_compare_verbs(CLI::App& parser, Session& session);
void add_replace_verbs(CLI::App& parser, Session& session);
void add_speaker_verbs(CLI::App& parser, Session& session);
void add_codebook_verbs(CLI::App& parser, Session& session);
void add_guide_verbs(CLI::App& parser, Session& session);
void add_media_verbs(CLI::App& parser, Session& session);
void add_memo_verbs(CLI::App& parser, Session& session);
void add_relation_verbs(CLI::App& parser, Session& session);  // relate unrelate
void add_people_verbs(CLI::App& parser, Session& session);    // coder round offtopic
void add_agree_verbs(CLI::App& parser, Session& session);
void add_measure_verbs(CLI::App& parser, Session& session);
void add_table_verbs(CLI::App& parser, Session& session);
void add_review_verbs(CLI::App& parser, Session& session);
void add_search_verbs(CLI::App& parser, Session& session);
void add_watch_verbs(CLI::App& parser, Session& session);
void add_deidentify_verbs(CLI::App& parser, Session& session);
void add_history_verbs(CLI::App& parser, Session& session);  // history undo redo

// What the verbs are made of: a name, one sentence, an example, and the study as first argument.
CLI::App* add_verb(CLI::App& parent, Session& session, const char* name, const char* sentence,
                   const char* example);
// The same with --json, for verbs that read.
CLI::App* add_reading_verb(CLI::App& parent, Session& session, const char* name,
                           const char* sentence, const char* example);
// A word before others: "codebook", which needs "add", "edit" … after it.
CLI::App* add_group(CLI::App& parent, const char* name, const char* sentence);

// An option that takes exactly one value each time it is named, whatever brackets are in it.
template <class Value>
CLI::Option* add_value(CLI::App& verb, const char* name, Value& value, const char* sentence) {
    return verb.add_option(name, value, sentence)->allow_extra_args(false);
}

}  // namespace tandem::cli
