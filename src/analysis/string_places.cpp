#include "tandem/analysis/string_places.h"

#include <algorithm>

#include "tandem/text/fold.h"

namespace tandem {
namespace {

// Conjunctions, prepositions and the article that are written together with the word after them.
constexpr std::string_view kAttached[] = {"و",   "ف",   "ب",  "ل",  "ك",  "ال", "وال", "بال", "لل",
                                          "فال", "كال", "ول", "وب", "ו",  "ה",  "ב",   "ל",   "מ",
                                          "ש",   "כ",   "וה", "של", "וב", "ול", "שה",  "כש"};

// Between two runs of one string: a few characters, none of which ends a paragraph.
bool may_join(std::string_view between) {
    return between.size() <= 8 && between.find('\n') == std::string_view::npos;
}

std::string_view word_of(std::string_view text, const WordRun& run) {
    return text.substr(run.byte_begin, run.byte_end - run.byte_begin);
}

bool is_plural_of(std::string_view word, std::string_view one) {
    return one.size() >= 3 && word.size() == one.size() + 1 && word.starts_with(one) &&
           (word.back() == 's' || word.back() == 'S');
}

// A number is not found in a longer one: "92" neither in "1.92" nor in "92,000".
bool cuts_a_number(std::string_view text, const WordRun& first, const WordRun& last) {
    const auto digit = [](char c) { return c >= '0' && c <= '9'; };
    const auto point = [](char c) { return c == '.' || c == ','; };
    const std::size_t begin = first.byte_begin, end = last.byte_end;
    return (first.shape == WordShape::Digits && begin > 1 && point(text[begin - 1]) &&
            digit(text[begin - 2])) ||
           (last.shape == WordShape::Digits && end + 1 < text.size() && point(text[end]) &&
            digit(text[end + 1]));
}

}  // namespace

std::string string_key(std::string_view text) {
    std::string key;
    for (const WordRun& run : word_runs(text)) key += (key.empty() ? "" : " ") + run.key;
    return key;
}

StringPlaces::StringPlaces(const std::vector<SoughtString>& strings) {
    for (const SoughtString& sought : strings) {
        Rule rule{sought.text, {}, {}, word_runs(sought.text), sought.exact};
        if (!rule.runs.empty()) {
            rule.before = sought.text.substr(0, rule.runs.front().byte_begin);
            rule.after = sought.text.substr(rule.runs.back().byte_end);
            const bool unspaced = std::ranges::any_of(rule.runs, &WordRun::unspaced);
            if (unspaced)
                unspaced_.push_back(rules_.size());
            else
                by_first_key_[rule.runs.front().key].push_back(rules_.size());
        }
        rules_.push_back(std::move(rule));
    }
}

void StringPlaces::find_at(std::string_view text, const std::vector<WordRun>& runs, std::size_t at,
                           std::string_view prefix, std::vector<Candidate>& found) const {
    const std::string key = runs[at].key.substr(prefix.size());
    std::vector<std::size_t> possible;
    if (const auto same = by_first_key_.find(key); same != by_first_key_.end())
        possible = same->second;
    if (key.size() > 3 && key.back() == 's')
        if (const auto one = by_first_key_.find(key.substr(0, key.size() - 1));
            one != by_first_key_.end())
            for (const std::size_t rule : one->second)
                if (rules_[rule].runs.size() == 1) possible.push_back(rule);
    for (const std::size_t index : possible) {
        const Rule& rule = rules_[index];
        if (at + rule.runs.size() > runs.size()) continue;
        bool fits = true, plural = false;
        for (std::size_t i = 0; fits && i < rule.runs.size(); ++i) {
            const WordRun& run = runs[at + i];
            const bool is_last = i + 1 == rule.runs.size();
            const std::string_view is = rule.exact ? word_of(text, run)
                                        : i == 0   ? std::string_view(key)
                                                   : std::string_view(run.key);
            const std::string_view wanted =
                rule.exact ? word_of(rule.text, rule.runs[i]) : std::string_view(rule.runs[i].key);
            plural = is_last && is != wanted && run.shape != WordShape::Digits &&
                     is_plural_of(is, wanted);
            fits = is == wanted || plural;
            if (fits && i > 0)
                fits = may_join(text.substr(runs[at + i - 1].byte_end,
                                            run.byte_begin - runs[at + i - 1].byte_end));
        }
        const WordRun &first = runs[at], &last = runs[at + rule.runs.size() - 1];
        if (!fits || cuts_a_number(text, first, last)) continue;
        TextRange range{first.range.begin, last.range.end};
        // Where marks stand in the word its prefix is not told apart: all of it is meant.
        if (!prefix.empty() && length(first.key) == first.range.end - first.range.begin)
            range.begin = range.begin + length(prefix);
        if (plural) range.end.value -= 1;
        if (!rule.before.empty() && text.substr(0, first.byte_begin).ends_with(rule.before))
            range.begin = range.begin - length(rule.before);
        if (!plural && !rule.after.empty() && text.substr(last.byte_end).starts_with(rule.after))
            range.end = range.end + length(rule.after);
        found.push_back({index, range});
    }
}

void StringPlaces::find_words(std::string_view text, std::vector<Candidate>& found) const {
    const std::vector<WordRun> runs = word_runs(text);
    for (std::size_t at = 0; at < runs.size(); ++at) {
        if (runs[at].unspaced) continue;
        find_at(text, runs, at, {}, found);
        if (!runs[at].attaches) continue;
        for (const std::string_view prefix : kAttached)
            if (runs[at].key.size() > prefix.size() && runs[at].key.starts_with(prefix))
                find_at(text, runs, at, prefix, found);
    }
}

void StringPlaces::find_anywhere(std::string_view text, std::vector<Candidate>& found) const {
    for (const std::size_t index : unspaced_) {
        const Rule& rule = rules_[index];
        for (const TextRange& range :
             rule.exact ? find_exact(text, rule.text) : find_folded(text, rule.text))
            found.push_back({index, range});
    }
}

std::vector<StringPlace> StringPlaces::find_in(std::string_view text) const {
    std::vector<Candidate> found;
    if (!by_first_key_.empty()) find_words(text, found);
    const bool ascii =
        std::ranges::all_of(text, [](char c) { return static_cast<unsigned char>(c) < 0x80; });
    if (!ascii && !unspaced_.empty()) find_anywhere(text, found);
    std::stable_sort(found.begin(), found.end(), [](const Candidate& a, const Candidate& b) {
        return a.range.begin != b.range.begin ? a.range.begin < b.range.begin
                                              : b.range.end < a.range.end;
    });
    std::vector<StringPlace> places;
    CodePoints free{0};
    for (const Candidate& each : found) {
        if (each.range.begin < free) continue;
        places.push_back({each.string, each.range});
        free = each.range.end;
    }
    return places;
}

}  // namespace tandem
