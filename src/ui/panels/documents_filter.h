// Which transcripts the list at the left shows.
#pragma once

#include <compare>
#include <string>
#include <vector>

#include "ui/view.h"

namespace tandem::ui {

struct DocumentCondition {
    enum class Kind { Words, Group, Status, Value };
    Kind kind = Kind::Words;
    std::string text;       // part of the name; a group or value, empty when there is none
    CoderId coder;          // of Status
    CodingStatus status{};  // of Status
    AttributeId attribute;  // of Value
    auto operator<=>(const DocumentCondition&) const = default;
};
using DocumentConditions = std::vector<DocumentCondition>;

// "patient", "Ana: not started", "gender: woman", "name has “06”".
std::string words_of(const View& view, const DocumentCondition& condition);

// By name. Of conditions about the same thing (group, one coder, one attribute) one is enough.
std::vector<TranscriptId> filtered_transcripts(const View& view,
                                               const DocumentConditions& conditions);

// Lets go what is about coders and attributes that are gone, or about work that is hidden now.
void settle_conditions(const View& view, DocumentConditions& conditions);

// A condition that can be chosen, and how many transcripts meet it.
struct DocumentOffer {
    std::string heading;  // "Group", "Ana", "gender"
    std::string label;    // "patient", "not started", "woman"
    DocumentCondition condition;
    int transcripts = 0;
};
// By heading: groups, coders, attributes. What nothing meets is left out, but for a coder's status.
std::vector<DocumentOffer> document_offers(const View& view);

}  // namespace tandem::ui
