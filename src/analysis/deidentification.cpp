#include "tandem/analysis/deidentification.h"

#include <algorithm>
#include <unordered_map>
#include <unordered_set>

#include "tandem/base/check.h"
#include "tandem/text/fold.h"
#include "tandem/text/word_runs.h"

namespace tandem {
namespace {

bool is_replaced(Choice choice) {
    return choice == Choice::Replace || choice == Choice::ReplaceExactly;
}

// Those to be replaced, everywhere or at some place.
std::vector<std::size_t> replaced_strings(const Decisions& decisions) {
    std::unordered_set<std::string> at_places;
    for (const PlaceDecision& each : decisions.places)
        if (is_replaced(each.choice)) at_places.insert(string_key(each.text));
    std::vector<std::size_t> indices;
    for (std::size_t i = 0; i < decisions.strings.size(); ++i)
        if (is_replaced(decisions.strings[i].choice) ||
            at_places.contains(string_key(decisions.strings[i].text)))
            indices.push_back(i);
    return indices;
}

StringPlaces places_of(const Decisions& decisions, const std::vector<std::size_t>& indices) {
    std::vector<SoughtString> strings;
    for (const std::size_t index : indices) {
        const Decision& decision = decisions.strings[index];
        strings.push_back({decision.text, decision.choice == Choice::ReplaceExactly});
    }
    return StringPlaces(strings);
}

// "Dr. " before the physician's name goes with it, since its replacement says "physician".
CodePoints without_title(std::string_view text, CodePoints begin) {
    const std::string_view before = slice(text, {0}, begin);
    for (const std::string_view title :
         {"Dr. ", "Dr ", "Doctor ", "doctor ", "dr. ", "dr ", "DR. "}) {
        if (!before.ends_with(title)) continue;
        const std::size_t at = before.size() - title.size();
        const char ahead = at == 0 ? ' ' : before[at - 1];
        const bool whole = ahead == ' ' || ahead == '\n' || ahead == '(' || ahead == '"';
        if (whole || static_cast<unsigned char>(ahead) >= 0x80) return begin - length(title);
    }
    return begin;
}

}  // namespace

void decide(Decisions& decisions, const std::vector<Decision>& strings,
            const std::vector<PlaceDecision>& places) {
    std::unordered_map<std::string, std::size_t> by_key;
    for (std::size_t i = 0; i < decisions.strings.size(); ++i)
        by_key.emplace(string_key(decisions.strings[i].text), i);
    for (const Decision& each : strings) {
        const auto [at, fresh] = by_key.emplace(string_key(each.text), decisions.strings.size());
        if (fresh)
            decisions.strings.push_back(each);
        else
            decisions.strings[at->second] = each;
    }
    for (const PlaceDecision& each : places) {
        const auto same = std::ranges::find_if(decisions.places, [&](const PlaceDecision& known) {
            return known.turn == each.turn && known.begin == each.begin &&
                   string_key(known.text) == string_key(each.text);
        });
        if (same == decisions.places.end())
            decisions.places.push_back(each);
        else
            *same = each;
    }
}

std::string problem_of(const Decisions& decisions) {
    const std::vector<std::size_t> sought = replaced_strings(decisions);
    const StringPlaces places = places_of(decisions, sought);
    const auto problem = [&](const std::string& text, const std::string& replacement) {
        if (string_key(text).empty())
            return "“" + text + "” has no letter and no digit, so it cannot be looked for.";
        if (replacement.empty())
            return "“" + text + "” is to be replaced, but nothing is named to stand in its place.";
        for (const StringPlace& place : places.find_in(replacement)) {
            const Decision& other = decisions.strings[sought[place.string]];
            if (is_replaced(other.choice))
                return "“" + text + "” is to be replaced by “" + replacement + "”, which holds “" +
                       other.text + "”, and that is to be replaced as well. Choose other words.";
        }
        return std::string();
    };
    std::string found;
    std::unordered_set<std::string> known;
    for (const Decision& decision : decisions.strings) known.insert(string_key(decision.text));
    for (const Decision& decision : decisions.strings)
        if (found.empty() && is_replaced(decision.choice))
            found = problem(decision.text, decision.replacement);
    for (const PlaceDecision& decision : decisions.places) {
        if (found.empty() && !known.contains(string_key(decision.text)))
            found = "“" + decision.text +
                    "” is decided about at one place, but not as a string. Decide about it first.";
        if (found.empty() && is_replaced(decision.choice))
            found = problem(decision.text, decision.replacement);
    }
    return found;
}

Replacer::Replacer(const Decisions& decisions)
    : decisions_(decisions),
      sought_(replaced_strings(decisions)),
      places_(places_of(decisions, sought_)) {}

// One for this very place before one for the whole turn.
const PlaceDecision* Replacer::place_decision(std::size_t string, const Guid& turn,
                                              CodePoints begin) const {
    const PlaceDecision* found = nullptr;
    if (!turn) return found;
    for (const PlaceDecision& each : decisions_.places) {
        const bool here =
            each.begin == begin.value || (each.begin == PlaceDecision::kAnywhere && !found);
        if (each.turn == turn && here &&
            string_key(each.text) == string_key(decisions_.strings[string].text))
            found = &each;
    }
    return found;
}

Replaced Replacer::replace_in(std::string_view text, const Guid& turn) const {
    Replaced out;
    std::size_t byte = 0;
    CodePoints at{0};
    for (const StringPlace& place : places_.find_in(text)) {
        const std::size_t string = sought_[place.string];
        const Decision& decision = decisions_.strings[string];
        const PlaceDecision* own = place_decision(string, turn, place.range.begin);
        if (!is_replaced(own ? own->choice : decision.choice)) {
            if (is_replaced(decision.choice)) out.kept.push_back(string);
            continue;
        }
        const std::string& words = own ? own->replacement : decision.replacement;
        TextRange range = place.range;
        if (decision.type == "physician" && !own)
            range.begin = std::max(at, without_title(text, range.begin));
        const std::string_view rest = text.substr(byte);
        const std::size_t begin = byte + byte_at(rest, range.begin - at);
        const std::size_t end = begin + byte_at(text.substr(begin), range.end - range.begin);
        out.text += std::string(text.substr(byte, begin - byte)) + words;
        out.edits.push_back({range.begin, range.end, length(words)});
        ++out.by_type[decision.type];
        byte = end;
        at = range.end;
    }
    out.text += text.substr(byte);
    return out;
}

std::vector<std::size_t> Replacer::left_in(std::string_view text) const {
    std::vector<std::size_t> left;
    for (const StringPlace& place : places_.find_in(text)) {
        const std::size_t string = sought_[place.string];
        if (is_replaced(decisions_.strings[string].choice)) left.push_back(string);
    }
    return left;
}

}  // namespace tandem
