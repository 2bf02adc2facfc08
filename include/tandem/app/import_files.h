// What an import would do, before it is done: for the preview and for the commands that do it.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "tandem/app/command.h"
#include "tandem/base/steps.h"
#include "tandem/exchange/codings_file.h"
#include "tandem/exchange/survey_file.h"
#include "tandem/model/project.h"

namespace tandem {

// Larger files are refused before they are read.
inline constexpr std::int64_t kLargestFile = 64 * 1024 * 1024;

struct ImportOptions {
    // Of transcripts; the encoding of all plain text. Of the tiers named here, each file that has
    // tiers is read from those it has: it must have one, and one of the files each of them.
    ReadingChoices reading = {};
    std::optional<std::string> participant;  // label, when one transcript is imported
    std::string coder;                       // for codings whose file names no coder
    std::string type = "auto";               // one of import_types()
    SurveyColumns survey;                    // with texts named, a table is a survey
    // Path of a file of participants, imported with the others: transcripts belong to them by their
    // files' names, and no participant is made of a name that is not in it.
    std::string people = {};
    // Set: a file that cannot be imported is listed with the reason (ImportPreview::problem) and
    // left out, instead of keeping all out. Does the work; returns the sentence of the Error that
    // ended it, empty when none.
    using Attempt = std::function<std::string(const std::function<void()>& work)>;
    Attempt attempt = {};
};

// "auto", "transcript", "codings", "codebook", "participants", "survey", "guide".
const std::vector<std::string>& import_types();

struct ImportPreview {
    struct SpeakerTurns {
        std::string label;
        std::int64_t turns = 0;
    };
    std::string file_name, name;  // name: of the transcript, else the file's
    std::string kind;             // one of import_types(), never "auto"
    std::string format, encoding, participant;
    std::int64_t turns = 0, people = 0, codes = 0, codings = 0, questions = 0;  // what it holds
    std::int64_t transcripts = 0;        // of a survey: who wrote something
    std::vector<SpeakerTurns> speakers;  // in order of appearance
    std::vector<std::string> columns;    // of a table, as its first row has them
    std::optional<std::int64_t> first_ms, last_ms;
    std::vector<ReadWarning> warnings;
    std::vector<ParsedTier> tiers;  // of a transcript; known also where none of them could be read
    std::string problem;            // why it cannot be imported; nothing else is known of it then
    bool new_participant = false;  // the transcript's is not in the study, nor comes with the files
};

struct CodingsFile {
    std::string file_name;
    std::vector<CodingLine> lines;  // each with a coder
};

struct ImportPlan {
    std::vector<ImportPreview> files;  // in the order given
    std::vector<Command> commands;     // participants, codebooks, guides, all transcripts as one
    // To be run last, through resolve_codings: their transcripts and codes may come with
    // `commands`.
    std::vector<CodingsFile> codings;
    // What was left out of folders; files that belong to nobody in the list of participants, and
    // people of that list without a file; files without tiers where tiers were named. Sentences.
    std::vector<std::string> remarks;
};

// Reads the files, and those in folders; decides by their content what each is. Nothing is written.
// Throws Error when any of them cannot be imported: then none should be. Codings are checked
// against the study as it will be after `commands`.
ImportPlan plan_import(const Project& project, const std::vector<std::string>& paths,
                       const ImportOptions& options, const Steps& steps = {});

// Names to ids. Throws Error with file and line for what is not in the study.
ImportCodings resolve_codings(const Project& project, const CodingsFile& file);

}  // namespace tandem
