// The same words replaced in many places.
#include <algorithm>

#include "tandem/base/error.h"
#include "tandem/text/boundaries.h"

#include "app/carry.h"

namespace tandem {

namespace {

using Places = std::vector<const ReplaceWords::Place*>;  // of one turn, in order

[[noreturn]] void refuse(const std::string& name, const std::string& why) {
    throw Error(ErrorKind::BadInput, "In " + name + " " + why + " Nothing was replaced.");
}

// The text of the turn with the words replaced, and how it came about.
std::string replaced(const Turn& turn, const std::string& name, const Places& places,
                     std::vector<TextEdit>& edits) {
    std::string text;
    CodePoints at{0};
    const CodePoints size = length(turn.text);
    for (const ReplaceWords::Place* place : places) {
        const TextRange range{place->span.begin, place->span.end};
        if (range.begin < at || range.begin >= range.end || range.end > size)
            refuse(name, "the words to replace overlap, or are not there any more.");
        if (snap_to_graphemes(turn.text, range) != range)
            refuse(name, "a place begins or ends within a character.");
        if (!is_valid_utf8(place->with)) refuse(name, "the new words are not text (UTF-8).");
        text += slice(turn.text, at, range.begin);
        const std::string with = with_line_feeds(place->with);
        text += with;
        edits.push_back({range.begin, range.end, length(with)});
        at = range.end;
    }
    text += slice(turn.text, at, size);
    if (after_white_space(text, 0) == text.size()) refuse(name, "no words would be left.");
    return text;
}

// Replaces in one transcript.
Carried replace_in(const Transcript& transcript, const std::map<TurnId, Places>& by_turn,
                   Change& change) {
    std::vector<Turn> turns = change.project.turns(transcript.id);
    std::map<TurnId, std::vector<TextEdit>> edits;
    std::vector<TurnId> touched;
    for (const auto& [id, places] : by_turn) {
        const Turn* turn = change.project.find_turn(transcript.id, id);
        if (!turn) throw Error(ErrorKind::NotFound, "A turn is not in the study (any more).");
        std::string text = replaced(*turn, turn_name(transcript, *turn), places, edits[id]);
        change.file.update("turn", id.value, {{"text", text}});
        turns[static_cast<std::size_t>(turn->number) - 1].text = std::move(text);
        touched.push_back(id);
    }
    begin_review(transcript.id, change);
    return carry_codings(touched, turns, by_edits(std::move(edits)), change);
}

}  // namespace

void perform(const ReplaceWords& command, Change& change) {
    if (command.places.empty())
        throw Error(ErrorKind::NotFound,
                    in_quotes(command.sought) + " was not found, so nothing was replaced.");
    std::map<TranscriptId, std::map<TurnId, Places>> places;
    for (const ReplaceWords::Place& place : command.places)
        places[place.transcript][place.span.turn].push_back(&place);
    Carried carried;
    for (auto& [id, by_turn] : places) {
        const Transcript* transcript = change.project.transcripts.find(id);
        if (!transcript) throw Error(ErrorKind::NotFound, "The transcript is not in the study.");
        for (auto& [turn, list] : by_turn)
            std::sort(list.begin(), list.end(),
                      [](const auto* a, const auto* b) { return a->span.begin < b->span.begin; });
        carried.add(replace_in(*transcript, by_turn, change));
    }
    const auto counted = [](std::size_t n, const char* one, const char* many) {
        return std::to_string(n) + " " + (n == 1 ? one : many);
    };
    change.result.sentence = "replaced " + in_quotes(command.sought) + " with " +
                             in_quotes(command.with) + " in " +
                             counted(command.places.size(), "place", "places") + " of " +
                             counted(places.size(), "transcript", "transcripts");
    say(carried, change);
}

}  // namespace tandem
