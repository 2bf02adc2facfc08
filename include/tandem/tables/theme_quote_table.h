// The supplement's table of quotes: heading, theme, perspective, numbered quotes.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "tandem/model/project.h"
#include "tandem/tables/table.h"

namespace tandem {

struct ThemeQuoteOptions {
    std::vector<CodeId> frames = {};  // top-level codes to print; empty: all
    // Only passages that all these coders marked with the code; no coders named: all in the
    // codings.
    bool agreed_only = false;
    std::vector<CoderId> coders = {};
    // Attributes behind a participant's label, in order. Empty: role if the participant has one,
    // otherwise gender and age by decade.
    std::vector<std::string> attributes = {};
    int first_number = 1;
    std::string title = {};  // empty: made from the frames
};

// Columns No., Quote, Participant. A quote is “ + the words under the spans now + ”, spans of
// separate turns joined by " […] "; curly double quotes inside become single. Codings of the same
// words with the same code are printed once (analysis/passages.h). Lost codings are never printed.
// Frames are headings, "Theme. Patient perspective" subheadings; with one frame only, the latter
// are the headings. Codings outside `transcripts` are passed over.
Table theme_quote_table(const Project& project, std::span<const Coding* const> codings,
                        std::span<const TranscriptId> transcripts,
                        const ThemeQuoteOptions& options = {});

// “I was [Dr. …]” as printed in that table.
std::string printed_quote(const Project& project, const Coding& coding);

// "PT06, woman, 40s". Only the label when nothing else is known; empty without a participant.
std::string participant_descriptor(const Project& project, TranscriptId transcript,
                                   std::span<const std::string> attributes = {});

}  // namespace tandem
