#include "ui/panels/documents_filter.h"

#include <algorithm>
#include <array>

#include "tandem/text/fold.h"

namespace tandem::ui {
namespace {

using Kind = DocumentCondition::Kind;

constexpr std::array<std::string_view, 4> kStatusWords{"not started", "coding", "done", "not done"};

std::string_view status_words(CodingStatus status) {
    return kStatusWords[static_cast<std::size_t>(status)];
}

std::string group_of(const Project& project, const Transcript& transcript) {
    const Participant* person = project.participants.find(transcript.participant);
    return person ? person->group : std::string();
}

std::string value_of(const Project& project, const Transcript& transcript, AttributeId attribute) {
    const auto found = project.attribute_values.find({transcript.participant, attribute});
    return found == project.attribute_values.end() ? std::string() : found->second;
}

bool has_words(const Project& project, const Transcript& transcript, const std::string& words) {
    if (!find_folded(transcript.name, words).empty()) return true;
    const Participant* person = project.participants.find(transcript.participant);
    return person && !find_folded(person->label, words).empty();
}

bool meets(const View& view, const Transcript& transcript, const DocumentCondition& condition) {
    switch (condition.kind) {
        case Kind::Words:
            return has_words(view.project, transcript, condition.text);
        case Kind::Group:
            return group_of(view.project, transcript) == condition.text;
        case Kind::Value:
            return value_of(view.project, transcript, condition.attribute) == condition.text;
        case Kind::Status:
            break;
    }
    const CodingStatus status = view.derived.status(transcript.id, condition.coder);
    return condition.status == CodingStatus::NotDone ? status != CodingStatus::Done
                                                     : status == condition.status;
}

bool same_thing(const DocumentCondition& a, const DocumentCondition& b) {
    return a.kind == b.kind && a.coder == b.coder && a.attribute == b.attribute;
}

bool meets_all(const View& view, const Transcript& transcript,
               const DocumentConditions& conditions) {
    return std::all_of(conditions.begin(), conditions.end(), [&](const auto& each) {
        return std::any_of(conditions.begin(), conditions.end(), [&](const auto& other) {
            return same_thing(each, other) && meets(view, transcript, other);
        });
    });
}

// Whether the reader may not know more of the coder than what is done.
bool partly_hidden(const View& view, CoderId coder) {
    const auto& transcripts = view.derived.transcripts();
    return std::any_of(transcripts.begin(), transcripts.end(), [&](TranscriptId each) {
        return view.derived.status(each, coder) == CodingStatus::NotDone;
    });
}

std::string or_else(const std::string& text, std::string_view otherwise) {
    return text.empty() ? std::string(otherwise) : text;
}

std::string label_of(const DocumentCondition& condition) {
    switch (condition.kind) {
        case Kind::Words:
            return "name has “" + condition.text + "”";
        case Kind::Group:
            return or_else(condition.text, "no group");
        case Kind::Value:
            return or_else(condition.text, "not recorded");
        case Kind::Status:
            break;
    }
    return std::string(status_words(condition.status));
}

// One offer for each text that `text_of` gives for some transcript; the empty one last.
template <class TextOf>
void offer_texts(const View& view, const std::string& heading, const DocumentCondition& about,
                 const TextOf& text_of, std::vector<DocumentOffer>& offers) {
    std::map<std::pair<bool, std::string>, int> counts;
    for (const Transcript& transcript : view.project.transcripts) {
        const std::string text = text_of(transcript);
        ++counts[{text.empty(), text}];
    }
    if (counts.size() == 1 && counts.begin()->first.first) return;  // nobody has any
    for (const auto& [text, count] : counts) {
        DocumentCondition condition = about;
        condition.text = text.second;
        offers.push_back({heading, label_of(condition), condition, count});
    }
}

void offer_status(const View& view, const Coder& coder, std::vector<DocumentOffer>& offers) {
    std::map<CodingStatus, int> counts;
    for (const TranscriptId each : view.derived.transcripts())
        ++counts[view.derived.status(each, coder.id)];
    std::vector<CodingStatus> kinds{CodingStatus::NotStarted, CodingStatus::Coding};
    if (counts.contains(CodingStatus::NotDone)) {
        kinds = {CodingStatus::NotDone};
        counts[CodingStatus::NotDone] += counts[CodingStatus::NotStarted];
        counts[CodingStatus::NotDone] += counts[CodingStatus::Coding];
    }
    kinds.push_back(CodingStatus::Done);
    for (const CodingStatus status : kinds) {
        DocumentCondition condition;
        condition.kind = Kind::Status;
        condition.coder = coder.id;
        condition.status = status;
        offers.push_back({coder.name, label_of(condition), condition, counts[status]});
    }
}

}  // namespace

std::string words_of(const View& view, const DocumentCondition& condition) {
    const std::string label = label_of(condition);
    if (const Coder* coder = view.project.coders.find(condition.coder))
        return coder->name + ": " + label;
    if (const Attribute* attribute = view.project.attributes.find(condition.attribute))
        return attribute->name + ": " + label;
    return label;
}

std::vector<TranscriptId> filtered_transcripts(const View& view,
                                               const DocumentConditions& conditions) {
    std::vector<TranscriptId> kept = view.derived.transcripts();
    if (conditions.empty()) return kept;
    std::erase_if(kept, [&](TranscriptId each) {
        return !meets_all(view, *view.project.transcripts.find(each), conditions);
    });
    return kept;
}

void settle_conditions(const View& view, DocumentConditions& conditions) {
    std::erase_if(conditions, [&](const DocumentCondition& each) {
        if (each.kind == Kind::Value) return !view.project.attributes.find(each.attribute);
        if (each.kind != Kind::Status) return false;
        if (!view.project.coders.find(each.coder)) return true;
        const bool tells_more =
            each.status == CodingStatus::NotStarted || each.status == CodingStatus::Coding;
        return tells_more && partly_hidden(view, each.coder);
    });
}

std::vector<DocumentOffer> document_offers(const View& view) {
    std::vector<DocumentOffer> offers;
    DocumentCondition group;
    group.kind = Kind::Group;
    offer_texts(
        view, "Group", group,
        [&](const Transcript& transcript) { return group_of(view.project, transcript); }, offers);
    for (const Coder* coder : view.project.coders_who_code()) offer_status(view, *coder, offers);
    for (const Attribute& attribute : view.project.attributes) {
        DocumentCondition value;
        value.kind = Kind::Value;
        value.attribute = attribute.id;
        offer_texts(
            view, attribute.name, value,
            [&](const Transcript& transcript) {
                return value_of(view.project, transcript, attribute.id);
            },
            offers);
    }
    return offers;
}

}  // namespace tandem::ui
