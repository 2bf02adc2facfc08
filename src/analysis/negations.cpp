#include "tandem/analysis/negations.h"

#include <algorithm>
#include <string>
#include <unordered_set>

#include "tandem/text/boundaries.h"
#include "tandem/text/fold.h"
#include "tandem/text/word_diff.h"

namespace tandem {
namespace {

// Folded: without capitals, accents and curly quotes.
const std::unordered_set<std::string>& negations() {
    static const std::unordered_set<std::string> kWords = {
        // English; contractions with an apostrophe are known by their end
        "not", "never", "no", "none", "nobody", "nothing", "neither", "nor", "nowhere", "without",
        "cannot", "hardly", "scarcely", "barely", "nope", "nah", "aint", "arent", "cant", "couldnt",
        "didnt", "doesnt", "dont", "hadnt", "hasnt", "havent", "isnt", "mustnt", "neednt",
        "shouldnt", "wasnt", "werent", "wont", "wouldnt",
        // Spanish
        "nunca", "jamas", "nadie", "nada", "ninguno", "ninguna", "ningun", "ni", "tampoco", "sin",
        // French; "n'ai" and the like are known by their beginning
        "ne", "pas", "jamais", "rien", "personne", "aucun", "aucune", "non", "sans",
        // German
        "nicht", "nichts", "nie", "niemals", "niemand", "nirgends", "kein", "keine", "keinen",
        "keinem", "keiner", "keines", "weder", "ohne", "nein"};
    return kWords;
}

}  // namespace

bool is_negation(std::string_view word) {
    const std::string key = fold(word);
    return negations().contains(key) || key.ends_with("n't") || key.starts_with("n'");
}

std::int64_t negations_in(std::string_view text) {
    std::int64_t count = 0;
    for (const TextRange& word : words(text))
        count += is_negation(slice(text, word.begin, word.end));
    return count;
}

bool changes_negation(std::string_view old_text, std::string_view new_text) {
    CodePoints added{0}, removed{0};
    for (const TextEdit& edit : word_diff(old_text, new_text)) {
        const CodePoints begin = edit.begin + added - removed;
        const std::int64_t before = negations_in(slice(old_text, edit.begin, edit.end));
        const std::int64_t now = negations_in(slice(new_text, begin, begin + edit.inserted));
        if (before != now) return true;
        added = added + edit.inserted;
        removed = removed + (edit.end - edit.begin);
    }
    return false;
}

}  // namespace tandem
