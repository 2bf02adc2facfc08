#include "tandem/analysis/identifiers.h"

#include <algorithm>
#include <optional>

#include "tandem/text/fold.h"
#include "tandem/text/word_runs.h"

#include "analysis/common_words.h"
#include "analysis/identifier_patterns.h"

namespace tandem {
namespace {

using Words = std::unordered_set<std::string_view>;

const Words kDoctors{"dr", "doctor", "doc", "doctora", "docteur", "doktor"};
const Words kTitles{"mr",       "mrs",    "ms",      "miss",   "mx",      "prof",     "professor",
                    "nurse",    "sister", "brother", "father", "pastor",  "rabbi",    "imam",
                    "reverend", "rev",    "officer", "judge",  "coach",   "captain",  "sergeant",
                    "senora",   "senor",  "sra",     "herr",   "frau",    "monsieur", "madame",
                    "mme",      "auntie", "aunt",    "uncle",  "grandma", "grandpa",  "cousin",
                    "saint",    "named",  "called"};
const Words kOwners{"my",  "your", "his",   "her",     "our",    "their",    "the",
                    "a",   "s",    "older", "younger", "oldest", "youngest", "little",
                    "big", "ex",   "late",  "first",   "second"};
const Words kRelations{"daughter",     "son",           "wife",       "husband",     "mother",
                       "mom",          "mum",           "father",     "dad",         "sister",
                       "brother",      "aunt",          "uncle",      "cousin",      "niece",
                       "nephew",       "grandmother",   "grandma",    "grandfather", "grandpa",
                       "grandson",     "granddaughter", "girlfriend", "boyfriend",   "partner",
                       "fiance",       "fiancee",       "friend",     "neighbor",    "neighbour",
                       "roommate",     "boss",          "supervisor", "manager",     "colleague",
                       "coworker",     "teacher",       "therapist",  "counselor",   "psychiatrist",
                       "psychologist", "nurse",         "caseworker", "stepmother",  "stepfather",
                       "stepson",      "stepdaughter",  "twin",       "baby",        "child",
                       "kid",          "girl",          "boy",        "dog",         "landlord"};
const Words kClinics{"clinic",  "hospital", "hospice",    "practice", "infirmary",
                     "medical", "surgery",  "healthcare", "clinica",  "klinik",
                     "health",  "pharmacy", "rehab",      "clinique"};
const Words kOrganizations{"center",   "centre",    "university",  "college",     "school",
                           "church",   "institute", "department",  "foundation",  "inc",
                           "llc",      "ltd",       "company",     "corporation", "associates",
                           "services", "academy",   "temple",      "mosque",      "synagogue",
                           "shelter",  "agency",    "association", "society",     "bank",
                           "group",    "home",      "program",     "ministries"};
const Words kPlaces{"street",  "avenue",  "road",   "lane",   "county", "city", "town",
                    "lake",    "river",   "valley", "island", "beach",  "park", "heights",
                    "springs", "village", "north",  "south",  "east",   "west", "fort",
                    "mount",   "hill",    "hills",  "bay"};
// Between the parts of one name.
const Words kParticles{"of", "the", "van", "der", "den", "de",  "del", "della", "di",
                       "da", "dos", "la",  "le",  "von", "zu",  "bin", "ibn",   "bint",
                       "al", "el",  "ten", "ter", "du",  "des", "y",   "af",    "av"};
const Words kAbbreviations{"dr", "mr", "mrs", "ms", "st", "prof", "rev", "sgt", "mt", "ft", "jr"};

bool is_capital(const WordRun& run) {
    return run.shape == WordShape::Capital || run.shape == WordShape::Capitals ||
           run.shape == WordShape::Mixed;
}

bool is_word(const WordRun& run) {
    return run.shape != WordShape::Digits;
}

bool is_single_letter(const WordRun& run) {
    return run.range.end.value - run.range.begin.value == 1 && !run.unspaced;
}

// "worr" + "y" from "worries"; nothing when the word does not end so.
std::optional<std::string> stem_without(const std::string& word, std::string_view ending,
                                        std::string_view instead) {
    if (word.size() < ending.size() + 3 || !word.ends_with(ending)) return std::nullopt;
    return word.substr(0, word.size() - ending.size()) + std::string(instead);
}

}  // namespace

struct IdentifierFinder::State {
    const WordLists& lists;
    bool lower_case;
    std::unordered_set<std::string> learnt{};
    IdentifierPatterns patterns{};

    bool knows(const std::string& word) const {
        return common_words().contains(word) || lists.ordinary.contains(word) ||
               learnt.contains(word);
    }
    bool is_ordinary(const std::string& word) const {
        if (knows(word)) return true;
        static constexpr std::pair<std::string_view, std::string_view> kEndings[] = {
            {"s", ""},  {"es", ""},   {"ed", ""},   {"d", ""},    {"ing", ""},  {"ing", "e"},
            {"ly", ""}, {"er", ""},   {"ies", "y"}, {"ied", "y"}, {"ness", ""}, {"ful", ""},
            {"'s", ""}, {"able", ""}, {"est", ""},  {"ment", ""}, {"less", ""}, {"ers", ""}};
        return std::ranges::any_of(kEndings, [&](const auto& ending) {
            const auto stem = stem_without(word, ending.first, ending.second);
            return stem && knows(*stem);
        });
    }
};

namespace {

// One text being read.
class Reading {
 public:
    Reading(std::string_view text, const IdentifierFinder::State& state,
            std::vector<PatternPlace> patterns);
    std::vector<Identifier> read();

 private:
    bool is_taken(const WordRun& run) const;
    std::string_view between(std::size_t at) const;  // this run and the one before
    bool begins_sentence(std::size_t at) const;
    bool is_shouted(std::size_t at) const;
    bool may_begin(std::size_t at) const;
    bool may_begin_small(std::size_t at) const;
    bool goes_on(std::size_t at) const;
    bool joins(std::size_t at) const;
    std::size_t end_of(std::size_t at) const;
    bool follows_title(std::size_t at) const;
    std::string relation_before(std::size_t at) const;
    std::string type_of(std::size_t begin, std::size_t end, const std::string& relation) const;
    std::string place_type(std::size_t begin) const;
    void add_run(std::size_t begin, std::size_t end, std::vector<Identifier>& found) const;

    std::string_view text_;
    const IdentifierFinder::State& state_;
    std::vector<PatternPlace> patterns_;
    std::vector<WordRun> runs_;
    bool mostly_caseless_ = false;  // a text in a script without capitals
};

Reading::Reading(std::string_view text, const IdentifierFinder::State& state,
                 std::vector<PatternPlace> patterns)
    : text_(text), state_(state), patterns_(std::move(patterns)), runs_(word_runs(text)) {
    std::int64_t cased = 0, caseless = 0;
    for (const WordRun& run : runs_) {
        const std::int64_t size = run.range.end.value - run.range.begin.value;
        if (run.shape == WordShape::Caseless)
            caseless += size;
        else if (is_word(run))
            cased += size;
    }
    mostly_caseless_ = caseless > cased;
}

bool Reading::is_taken(const WordRun& run) const {
    return std::ranges::any_of(patterns_, [&](const PatternPlace& place) {
        return place.range.begin < run.range.end && run.range.begin < place.range.end;
    });
}

std::string_view Reading::between(std::size_t at) const {
    const std::size_t from = at == 0 ? 0 : runs_[at - 1].byte_end;
    return text_.substr(from, runs_[at].byte_begin - from);
}

bool Reading::begins_sentence(std::size_t at) const {
    if (at == 0) return true;
    const std::string key = fold(between(at));
    if (key.find('"') != std::string::npos || between(at).find('\n') != std::string_view::npos ||
        between(at).find("—") != std::string_view::npos)
        return true;
    const bool abbreviated = key.starts_with('.') && (kAbbreviations.contains(runs_[at - 1].key) ||
                                                      is_single_letter(runs_[at - 1]));
    if (abbreviated) return false;
    return key.find_first_of(".!?:;([*") != std::string::npos ||
           key.find("--") != std::string::npos || key.find(" - ") != std::string::npos ||
           key.find("…") != std::string::npos || key.find("¿") != std::string::npos;
}

// Where whole sentences are in capitals they tell as little as in small letters.
bool Reading::is_shouted(std::size_t at) const {
    if (runs_[at].shape != WordShape::Capitals) return false;
    std::size_t begin = at, end = at + 1;
    const auto loud = [&](const WordRun& run) {
        return run.shape == WordShape::Capitals || is_single_letter(run) || !is_word(run);
    };
    while (begin > 0 && loud(runs_[begin - 1])) --begin;
    while (end < runs_.size() && loud(runs_[end])) ++end;
    return end - begin >= 5;
}

// In small letters, or where capitals tell nothing.
bool Reading::may_begin_small(std::size_t at) const {
    const WordRun& run = runs_[at];
    if (state_.lists.names.contains(run.key) && !function_words().contains(run.key) &&
        !state_.is_ordinary(run.key))
        return true;
    if (is_single_letter(run) || function_words().contains(run.key) || kDoctors.contains(run.key) ||
        kTitles.contains(run.key))
        return false;
    if (follows_title(at) || !relation_before(at).empty())
        return !state_.is_ordinary(run.key) || state_.lists.names.contains(run.key);
    return !state_.is_ordinary(run.key) && !capitalised_words().contains(run.key);
}

bool Reading::may_begin(std::size_t at) const {
    const WordRun& run = runs_[at];
    if (!is_word(run) || is_taken(run)) return false;
    if (run.shape == WordShape::Caseless) return !mostly_caseless_ || follows_title(at);
    if (state_.lower_case || is_shouted(at)) return may_begin_small(at);
    if (!is_capital(run)) return false;
    if (function_words().contains(run.key)) return false;
    if (follows_title(at) && run.key.size() > 1) return true;
    if (capitalised_words().contains(run.key)) return false;
    if (kDoctors.contains(run.key) ||
        (kTitles.contains(run.key) && at + 1 < runs_.size() && is_capital(runs_[at + 1])))
        return false;  // the name follows
    if (is_single_letter(run)) return joins(at + 1) && goes_on(at + 1);
    if (!begins_sentence(at)) return true;
    if (state_.lists.names.contains(run.key) || state_.lists.places.contains(run.key))
        return !function_words().contains(run.key);
    return !state_.is_ordinary(run.key);
}

// Whether the run before and this one can be parts of one name.
bool Reading::joins(std::size_t at) const {
    if (at >= runs_.size() || between(at).find("—") != std::string_view::npos) return false;
    const std::string key = fold(between(at));
    if (key == " " || key == "-" || key == "'" || key.empty()) return true;
    const bool initial = is_single_letter(runs_[at - 1]);
    if (key == ".") return initial && is_single_letter(runs_[at]);
    return key == ". " && (initial || kAbbreviations.contains(runs_[at - 1].key));
}

bool Reading::goes_on(std::size_t at) const {
    const WordRun& run = runs_[at];
    if (!is_word(run) || is_taken(run)) return false;
    if (run.shape == WordShape::Caseless) return !mostly_caseless_;
    if (state_.lower_case || is_shouted(at)) return may_begin_small(at);
    return is_capital(run) && !function_words().contains(run.key);
}

std::size_t Reading::end_of(std::size_t begin) const {
    std::size_t end = begin + 1;
    for (;;) {
        std::size_t next = end;
        while (next < runs_.size() && next < end + 3 && joins(next) &&
               kParticles.contains(runs_[next].key) && !is_capital(runs_[next]))
            ++next;
        // "St. Mary's Hospital" is one name, "Kay's Toyota" are two.
        if (next == end && next + 1 < runs_.size() && runs_[next].key == "s" &&
            fold(between(next)) == "'" && fold(between(next + 1)) == " " && goes_on(next + 1) &&
            (kClinics.contains(runs_[next + 1].key) ||
             kOrganizations.contains(runs_[next + 1].key)))
            ++next;
        if (next >= runs_.size() || !joins(next) || !goes_on(next)) return end;
        if (next > end && runs_[end].key == "the") return end;
        end = next + 1;
    }
}

bool Reading::follows_title(std::size_t at) const {
    if (at == 0 || !joins(at)) {
        if (at == 0) return false;
        const std::string key = fold(between(at));
        if (key != ". " && key != ".") return false;
    }
    const std::string& before = runs_[at - 1].key;
    return kDoctors.contains(before) || kTitles.contains(before);
}

// "daughter" in "my daughter Kay", "his older daughter, Kay", "her daughter is called Kay".
std::string Reading::relation_before(std::size_t at) const {
    static const Words kNaming{"named", "called", "is", "was", "name", "s"};
    std::size_t before = at;
    while (before > 0 && at - before < 3 && kNaming.contains(runs_[before - 1].key)) --before;
    if (before == 0 || !kRelations.contains(runs_[before - 1].key)) return {};
    const std::string key = fold(between(at));
    if (key != " " && key != ", ") return {};
    if (before < 2) return runs_[before - 1].key;
    const std::string& owner = runs_[before - 2].key;
    const bool owned = kOwners.contains(owner) || is_capital(runs_[before - 2]);
    return owned ? runs_[before - 1].key : std::string();
}

std::string Reading::place_type(std::size_t begin) const {
    if (begin == 0) return "word";
    static const Words kBeforePlace{"in",      "from",    "near",   "around",
                                    "outside", "towards", "through"};
    if (kBeforePlace.contains(runs_[begin - 1].key)) return "place";
    return runs_[begin - 1].key == "at" ? "organization" : "word";
}

std::string Reading::type_of(std::size_t begin, std::size_t end,
                             const std::string& relation) const {
    if (!relation.empty()) return "relative";
    const auto any = [&](const auto& set) {
        return std::any_of(runs_.begin() + static_cast<std::ptrdiff_t>(begin),
                           runs_.begin() + static_cast<std::ptrdiff_t>(end),
                           [&](const WordRun& run) { return set.contains(run.key); });
    };
    if (begin > 0 && follows_title(begin))
        return kDoctors.contains(runs_[begin - 1].key) ? "physician" : "name";
    if (any(kClinics)) return "clinic";
    if (any(kOrganizations)) return "organization";
    if (any(kPlaces) || any(state_.lists.places)) return "place";
    if (any(state_.lists.names)) return "name";
    return place_type(begin);
}

void Reading::add_run(std::size_t begin, std::size_t end, std::vector<Identifier>& found) const {
    const std::string relation = relation_before(begin);
    found.push_back({{runs_[begin].range.begin, runs_[end - 1].range.end},
                     type_of(begin, end, relation),
                     relation});
}

std::vector<Identifier> Reading::read() {
    std::vector<Identifier> found;
    for (const PatternPlace& place : patterns_)
        found.push_back({place.range, std::string(place.type), {}});
    for (std::size_t at = 0; at < runs_.size();) {
        if (!may_begin(at)) {
            ++at;
            continue;
        }
        const std::size_t end = end_of(at);
        add_run(at, end, found);
        at = end;
    }
    std::ranges::sort(found, {}, [](const Identifier& each) { return each.range.begin; });
    return found;
}

}  // namespace

IdentifierFinder::IdentifierFinder(const WordLists& lists, bool lower_case)
    : state_(new State{lists, lower_case}) {}
IdentifierFinder::~IdentifierFinder() = default;
IdentifierFinder::IdentifierFinder(IdentifierFinder&&) noexcept = default;

void IdentifierFinder::learn(std::string_view text) {
    if (state_->lower_case) return;
    // The small letters of an address say nothing.
    std::vector<PatternPlace> addresses;
    if (text.find('@') != std::string_view::npos || text.find(" dot ") != std::string_view::npos ||
        text.find("www") != std::string_view::npos || text.find("://") != std::string_view::npos)
        addresses = state_->patterns.find_in(text);
    for (const WordRun& run : word_runs(text)) {
        const bool taken = std::ranges::any_of(addresses, [&](const PatternPlace& place) {
            return place.range.begin < run.range.end && run.range.begin < place.range.end;
        });
        if (run.shape == WordShape::Lower && !taken) state_->learnt.insert(run.key);
    }
}

bool IdentifierFinder::is_ordinary(std::string_view word) const {
    return state_->is_ordinary(fold(word));
}

std::vector<Identifier> IdentifierFinder::find_in(std::string_view text) {
    return Reading(text, *state_, state_->patterns.find_in(text)).read();
}

}  // namespace tandem
