// Turns split and joined.
#include <algorithm>

#include "tandem/base/error.h"
#include "tandem/text/boundaries.h"

#include "app/carry.h"
#include "app/turn_places.h"

namespace tandem {

namespace {

struct Place {
    const Transcript& transcript;
    const Turn& turn;
    std::string name;
};

Place require_turn(TranscriptId transcript, TurnId turn, const Change& change) {
    const Transcript* row = change.project.transcripts.find(transcript);
    const Turn* found = row ? change.project.find_turn(transcript, turn) : nullptr;
    if (!found) throw Error(ErrorKind::NotFound, "The turn is not in the study (any more).");
    return {*row, *found, turn_name(*row, *found)};
}

// The words before and behind the cut, in the text of the turn.
struct Cut {
    TextRange before, behind;
};

Cut cut_of(const Place& place, CodePoints at) {
    const std::string& text = place.turn.text;
    const CodePoints size = length(text);
    if (at.value <= 0 || at >= size)
        throw Error(ErrorKind::BadInput, "There is nothing to split at this end of " + place.name +
                                             ": put the cut between two of its words.");
    const Cut cut{trim(text, {{0}, at}), trim(text, {at, size})};
    if (cut.before.begin == cut.before.end || cut.behind.begin == cut.behind.end)
        throw Error(ErrorKind::BadInput, "There are no words on one side of the cut in " +
                                             place.name +
                                             ": put the cut between two of its words.");
    if (snap_to_graphemes(text, {{0}, at}).end != at)
        throw Error(ErrorKind::BadInput, "The cut goes through a character of " + place.name +
                                             " that is written with several code points.");
    return cut;
}

struct Times {
    std::optional<std::int64_t> first_end, second_start;
    bool first_approximate = false, second_approximate = false;
};

// By the share of the characters; the next turn's start stands in for a missing end.
Times interpolated(const Place& place, const Cut& cut, const Change& change) {
    const Turn& turn = place.turn;
    Times times{{}, {}, turn.approximate, turn.approximate};
    std::optional<std::int64_t> end = turn.end_ms;
    const auto& turns = change.project.turns(place.transcript.id);
    const auto next = static_cast<std::size_t>(turn.number);
    if (!end && next < turns.size()) end = turns[next].start_ms;
    if (!turn.start_ms || !end || *end < *turn.start_ms) return times;
    const double share =
        static_cast<double>(cut.before.end.value) / static_cast<double>(length(turn.text).value);
    const auto passed =
        static_cast<std::int64_t>(static_cast<double>(*end - *turn.start_ms) * share);
    times.second_start = *turn.start_ms + passed;
    times.second_approximate = true;
    if (!turn.end_ms) return times;
    times.first_end = times.second_start;
    times.first_approximate = true;
    return times;
}

TurnId insert_second(const Place& place, const Cut& cut, const Times& times, SpeakerId speaker,
                     Change& change) {
    const Turn& turn = place.turn;
    const TurnStand stand = stands_after(turn.id, 1, place.transcript.id, change).front();
    const std::string text(slice(turn.text, cut.behind.begin, cut.behind.end));
    const TurnId second{
        change.file.insert("turn", {{"guid", change.new_guid()},
                                    {"transcript", place.transcript.id.value},
                                    {"number", stand.number},
                                    {"speaker", reference(speaker)},
                                    {"start_ms", milliseconds(times.second_start)},
                                    {"end_ms", milliseconds(turn.end_ms)},
                                    {"text", text},
                                    {"part", stand.part},
                                    {"approximate", std::int64_t{times.second_approximate}},
                                    {"gone", std::int64_t{0}}})};
    change.file.put(
        "turn_split",
        {{"turn", second.value}, {"source", turn.id.value}, {"at", cut.behind.begin.value}});
    return second;
}

void put_heard(TurnId turn, const SecondListen& heard, const std::string& text, Change& change) {
    change.file.put("second_listen", {{"turn", turn.value},
                                      {"coder", reference(heard.coder)},
                                      {"at", heard.at_ms},
                                      {"text", text}});
}

void put_reviewed(TurnId turn, const ReviewedMark& mark, Change& change) {
    change.file.put("reviewed", {{"turn", turn.value},
                                 {"coder", reference(mark.coder)},
                                 {"at", mark.at_ms},
                                 {"how", mark.how}});
}

// What was said of the whole is said of both parts.
void split_marks(const Turn& whole, const std::string& first, TurnId second_id,
                 const std::string& second, Change& change) {
    const Project& project = change.project;
    for (const OffTopicMark& mark : project.off_topic)
        if (mark.turn == whole.id)
            change.file.put(
                "off_topic",
                {{"turn", second_id.value}, {"coder", mark.coder.value}, {"at", change.now_ms}});
    if (const auto at = project.reviewed.find(whole.id); at != project.reviewed.end())
        put_reviewed(second_id, at->second, change);
    const auto heard = project.second_listens.find(whole.id);
    if (heard == project.second_listens.end() || heard->second.text != whole.text) return;
    put_heard(whole.id, heard->second, first, change);
    put_heard(second_id, heard->second, second, change);
}

// Only what was said of both parts is said of the whole.
void join_marks(const Turn& above, const Turn& below, const std::string& whole, Change& change) {
    const Project& project = change.project;
    for (const OffTopicMark& mark : project.off_topic) {
        const bool both = project.off_topic.contains({above.id, mark.coder}) &&
                          project.off_topic.contains({below.id, mark.coder});
        if (mark.turn == below.id || (mark.turn == above.id && !both))
            change.file.erase("off_topic",
                              {{"turn", mark.turn.value}, {"coder", mark.coder.value}});
    }
    const auto had = [](const auto& marks, TurnId turn) { return marks.find(turn) != marks.end(); };
    if (had(project.reviewed, above.id) && !had(project.reviewed, below.id))
        change.file.erase("reviewed", {{"turn", above.id.value}});
    if (had(project.reviewed, below.id)) change.file.erase("reviewed", {{"turn", below.id.value}});
    const auto first = project.second_listens.find(above.id);
    const auto second = project.second_listens.find(below.id);
    const auto none = project.second_listens.end();
    if (first != none && second != none && first->second.text == above.text &&
        second->second.text == below.text)
        put_heard(above.id, first->second, whole, change);
    if (second != none) change.file.erase("second_listen", {{"turn", below.id.value}});
}

}  // namespace

void perform(const SplitTurn& command, Change& change) {
    const Place place = require_turn(command.transcript, command.turn, change);
    const Turn& turn = place.turn;
    const Cut cut = cut_of(place, command.at);
    SpeakerId speaker = turn.speaker;
    std::map<std::string, SpeakerId> made;
    if (command.speaker) speaker = speaker_called(*command.speaker, place.transcript, made, change);
    const Times times = interpolated(place, cut, change);
    const TurnId second = insert_second(place, cut, times, speaker, change);
    // White space before the first word stays, so that nothing before the cut moves.
    const std::string first(slice(turn.text, {0}, cut.before.end));
    std::vector<Turn> turns = change.project.turns(command.transcript);
    Turn behind = turn;
    behind.id = second;
    behind.text = slice(turn.text, cut.behind.begin, cut.behind.end);
    const auto at = static_cast<std::ptrdiff_t>(turn.number);
    turns[static_cast<std::size_t>(at) - 1].text = first;
    turns.insert(turns.begin() + at, behind);
    change.file.update("turn", turn.id.value,
                       {{"text", first},
                        {"end_ms", milliseconds(times.first_end)},
                        {"approximate", std::int64_t{times.first_approximate}}});
    const CodePoints end = cut.before.end, begin = cut.behind.begin;
    const NewPlace where = [&](const TextSpan& span) -> std::vector<TextSpan> {
        if (span.turn != turn.id) return {span};
        std::vector<TextSpan> parts;
        if (span.begin < end) parts.push_back({turn.id, span.begin, std::min(span.end, end)});
        if (span.end > begin)
            parts.push_back({second, std::max(span.begin, begin) - begin,
                             std::min(span.end, cut.behind.end) - begin});
        return parts;
    };
    say(carry_codings({turn.id}, turns, where, change), change);
    split_marks(turn, first, second, behind.text, change);
    begin_review(command.transcript, change);
    change.result.sentence = "split " + place.name + " before " + in_quotes(behind.text, 40);
    if (command.speaker) change.result.sentence += ", said by " + *command.speaker;
}

void perform(const JoinTurns& command, Change& change) {
    const Place place = require_turn(command.transcript, command.turn, change);
    const Turn below = place.turn;
    if (below.number == 1)
        throw Error(ErrorKind::BadInput, place.name +
                                             " is the first turn: there is none above to "
                                             "join it to.");
    if (const std::string& between = command.between;
        !is_valid_utf8(between) || after_white_space(between, 0) != between.size())
        throw Error(ErrorKind::BadInput,
                    "Between joined turns there can only be white space, or nothing.");
    std::vector<Turn> turns = change.project.turns(command.transcript);
    const auto at = static_cast<std::size_t>(below.number) - 1;
    const Turn above = turns[at - 1];
    const std::string start = above.text + command.between;
    const CodePoints shift = length(start);
    turns[at - 1].text = start + below.text;
    turns.erase(turns.begin() + static_cast<std::ptrdiff_t>(at));
    change.file.update("turn", above.id.value,
                       {{"text", turns[at - 1].text},
                        {"end_ms", milliseconds(below.end_ms)},
                        {"approximate", std::int64_t{above.approximate || below.approximate}}});
    change.file.update("turn", below.id.value, {{"gone", std::int64_t{1}}});
    change.file.put("turn_join",
                    {{"turn", below.id.value}, {"target", above.id.value}, {"at", shift.value}});
    const NewPlace where = [&](const TextSpan& span) -> std::vector<TextSpan> {
        if (span.turn != below.id) return {span};
        return {{above.id, span.begin + shift, span.end + shift}};
    };
    say(carry_codings({above.id, below.id}, turns, where, change), change);
    join_marks(above, below, turns[at - 1].text, change);
    move_asked(place.transcript, below.id, above, asked_at(change.project, above.id) != nullptr,
               change);
    begin_review(command.transcript, change);
    change.result.sentence = "joined " + place.name + " to " + turn_name(place.transcript, above) +
                             ": " + in_quotes(below.text, 40);
    if (above.speaker != below.speaker)
        change.result.remarks.push_back(
            "They had different speakers; all of it is " +
            (above.speaker ? std::string(change.project.speaker_label(above)) : "nobody") +
            "'s now.");
}

}  // namespace tandem
