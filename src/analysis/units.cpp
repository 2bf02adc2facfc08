#include "tandem/analysis/units.h"

#include <algorithm>
#include <array>

namespace tandem {
namespace {

constexpr std::array<std::string_view, 6> kUnitNames = {"turn",      "sentence", "paragraph",
                                                        "character", "question", "document"};

}  // namespace

std::string_view unit_name(Unit unit) {
    return kUnitNames[static_cast<std::size_t>(unit)];
}

std::string unit_names(std::string_view last_word) {
    std::string list;
    for (std::size_t at = 0; at < kUnitNames.size(); ++at) {
        if (at > 0) list += at + 1 < kUnitNames.size() ? ", " : " " + std::string(last_word) + " ";
        list += kUnitNames[at];
    }
    return list;
}

std::optional<Unit> find_unit(std::string_view name) {
    const auto found = std::ranges::find(kUnitNames, name);
    if (found == kUnitNames.end()) return std::nullopt;
    return static_cast<Unit>(found - kUnitNames.begin());
}

std::string denominator_in_words(Unit unit, bool participant_turns_only) {
    if (unit == Unit::Document)
        return participant_turns_only
                   ? "all transcripts, codings of the interviewer's turns left out"
                   : "all transcripts";
    if (unit == Unit::Question)
        return participant_turns_only
                   ? "all questions of the guide with an answer, codings of the interviewer's "
                     "turns "
                     "left out"
                   : "all questions of the guide that were asked, the interviewer's turns included";
    const std::string units = "all " + std::string(unit_name(unit)) + "s";
    if (!participant_turns_only) return units + ", the interviewer's included";
    return units + (unit == Unit::Turn ? " but the interviewer's"
                                       : " but those of the interviewer's turns");
}

}  // namespace tandem
