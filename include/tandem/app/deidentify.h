// A study without the words that tell who somebody is: the list to decide by, and the new study.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "tandem/analysis/deidentification.h"
#include "tandem/analysis/rare_combinations.h"
#include "tandem/app/identity_key.h"
#include "tandem/app/view.h"
#include "tandem/app/workspace.h"

namespace tandem {

// Word lists of a folder (one word a line): files with "name" in their name hold names, with
// "place" or "cit" places, all others ordinary words, of which those with a capital are names. An
// empty `folder` is the machine's own dictionaries, if there are any. Throws Error naming the file.
WordLists read_word_lists(const std::string& folder = {});

// Every text of the study in which somebody may be named, transcripts by name and then the rest.
// What the viewer must not see yet is there, but hidden.
std::vector<ReviewText> review_texts(const Project& project, Viewer viewer);

// "PT06:12@34", or what is no turn by its name.
std::string place_name(const ReviewContext& context);

// The list as a file to fill in, with the decisions on single places.
std::string review_csv(const std::vector<ReviewItem>& items, const std::vector<ReviewText>& texts,
                       const Decisions& decisions);

// Rows of a file that was filled in, as decisions on this study. Throws Error(BadInput) naming the
// line, for a place that is not in the study.
struct DecisionsFile {
    Decisions decisions;
    int undecided = 0;  // rows that were left open
};
DecisionsFile read_decisions_of(const Project& project, const std::string& path);
std::vector<Decision> read_names_of(const std::string& path);

// What to do with words that nobody decided about.
enum class Undecided { Refuse, Keep };

// For Workspace::deidentify().
struct DeidentifyOptions {
    std::string to;  // path of the new study
    IdentityKey key;
    WordLists lists;
    Undecided undecided = Undecided::Refuse;
};

struct DeidentifyReport {
    std::map<std::string, int> replaced;            // by type, in the words of transcripts
    std::map<std::string, int> replaced_elsewhere;  // by type, in memos, names, values …
    std::vector<std::pair<std::string, int>> kept;  // strings kept by decision, and their places
    int kept_places = 0;                            // of strings that are replaced elsewhere
    int undecided = 0;  // strings that stayed because nobody decided and that was allowed
    int transcripts = 0, turns_changed = 0, codings = 0;
    int widened = 0;       // codings that cut through a replaced string and cover all of it now
    int left_behind = 0;   // codings, memos and relations that had been taken back
    int searched = 0;      // strings that were looked for in the new file and its exports
    int as_words = 0;      // of those, too short to be looked for in bytes: only as whole words
    int longer_words = 0;  // places of longer words that have such a string in them, and stayed
    std::vector<RareCombination> rare;  // by most three participants of the new study
};

}  // namespace tandem
