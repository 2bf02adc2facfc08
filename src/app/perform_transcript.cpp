#include <algorithm>
#include <set>

#include "tandem/analysis/negations.h"
#include "tandem/app/view.h"
#include "tandem/base/error.h"
#include "tandem/text/boundaries.h"
#include "tandem/text/fold.h"
#include "tandem/text/word_diff.h"

#include "app/change.h"

namespace tandem {

// Labels that transcribers give to the one who asks.
static bool is_interviewer_label(std::string_view label) {
    static const std::set<std::string> kLabels = {
        "interviewer", "i", "int", "iv", "moderator", "facilitator", "researcher", "question"};
    std::string folded = fold(label);
    while (!folded.empty() &&
           (folded.back() == ' ' || (folded.back() >= '0' && folded.back() <= '9')))
        folded.pop_back();
    return kLabels.count(folded) > 0;
}

static void refuse_known(const ImportTranscripts::File& file, const Sha256& hash,
                         const Change& change) {
    for (const Transcript& known : change.project.transcripts) {
        if (known.original == hash)
            throw Error(ErrorKind::Conflict, "'" + file.file_name +
                                                 "' is in the study already, byte for byte, as " +
                                                 known.name + ". Nothing was added.");
        if (known.name == file.name)
            throw Error(ErrorKind::Conflict,
                        "The study has a transcript named " + known.name +
                            " already, with other text. Nothing was added. Rename '" +
                            file.file_name + "', or correct the turns of " + known.name + ".");
    }
}

static ParticipantId participant_of(const ImportTranscripts::File& file, Change& change,
                                    std::map<std::string, ParticipantId>& made) {
    if (file.participant.empty()) return {};
    if (const Participant* known = change.project.find_participant(file.participant))
        return known->id;
    if (const auto found = made.find(file.participant); found != made.end()) return found->second;
    const std::string label = required_text(file.participant, "A participant's id");
    const Guid guid = name_guid(change.project.guid, "participant", label);
    const ParticipantId id{change.file.insert(
        "participant", {{"guid", guid}, {"label", label}, {"grp", std::string()}})};
    return made[file.participant] = id;
}

static Value milliseconds(const std::optional<std::int64_t>& time) {
    return time ? Value(*time) : Value(std::monostate{});
}

static void insert_turns(const ParsedTranscript& parsed, TranscriptId transcript, const Guid& guid,
                         Change& change) {
    std::map<std::string, SpeakerId> speakers;
    std::int64_t number = 0;
    for (const ParsedTurn& turn : parsed.turns) {
        SpeakerId& speaker = speakers[turn.speaker];
        if (!turn.speaker.empty() && !speaker)
            speaker = {change.file.insert(
                "speaker", {{"guid", name_guid(guid, "speaker", turn.speaker)},
                            {"transcript", transcript.value},
                            {"label", turn.speaker},
                            {"interviewer", std::int64_t{is_interviewer_label(turn.speaker)}}})};
        ++number;
        change.file.insert("turn", {{"guid", name_guid(guid, "turn", std::to_string(number))},
                                    {"transcript", transcript.value},
                                    {"number", number},
                                    {"speaker", reference(speaker)},
                                    {"start_ms", milliseconds(turn.start_ms)},
                                    {"end_ms", milliseconds(turn.end_ms)},
                                    {"text", turn.text},
                                    {"part", std::int64_t{0}},
                                    {"approximate", std::int64_t{0}},
                                    {"gone", std::int64_t{0}}});
    }
}

void perform(const ImportTranscripts& command, Change& change) {
    if (command.files.empty()) throw Error(ErrorKind::BadInput, "No file was named.");
    std::map<std::string, ParticipantId> people;
    std::set<Sha256> hashes;
    std::set<std::string> names;
    std::size_t turns = 0;
    std::int64_t done = 0;
    const auto total = static_cast<std::int64_t>(command.files.size());
    for (const ImportTranscripts::File& file : command.files) {
        step(change.steps, done++, total);
        const std::string name = required_text(file.name, "A transcript's name");
        const Sha256 hash = sha256(file.bytes);
        refuse_known(file, hash, change);
        if (!hashes.insert(hash).second || !names.insert(name).second)
            throw Error(ErrorKind::Conflict, "'" + file.file_name +
                                                 "' was named twice, or another file of this "
                                                 "import has its name or its bytes. Nothing was "
                                                 "added.");
        // The same file imported in two copies of a study is the same transcript.
        const Guid guid = name_guid(change.project.guid, "transcript", name + "\n" + to_hex(hash));
        const ParticipantId participant = participant_of(file, change, people);
        change.file.keep_original(hash, file.bytes);
        const TranscriptId id{
            change.file.insert("transcript", {{"guid", guid},
                                              {"name", name},
                                              {"participant", reference(participant)},
                                              {"file_name", file.file_name},
                                              {"format", file.parsed.format},
                                              {"encoding", file.parsed.encoding},
                                              {"original", hash}})};
        insert_turns(file.parsed, id, guid, change);
        turns += file.parsed.turns.size();
    }
    step(change.steps, done, total);
    change.result.sentence = command.files.size() == 1
                                 ? "imported " + command.files[0].name
                                 : "imported " + std::to_string(command.files.size()) +
                                       " transcripts, " + command.files.front().name + " to " +
                                       command.files.back().name;
    change.result.sentence += " (" + std::to_string(turns) + " turns)";
}

namespace {

// The turns of a transcript with one text replaced, for quotes that reach over several turns.
std::vector<Turn> with_text(const std::vector<Turn>& turns, TurnId id, const std::string& text) {
    std::vector<Turn> changed = turns;
    for (Turn& turn : changed)
        if (turn.id == id) turn.text = text;
    return changed;
}

CodingState state_of(const std::string& quote, const std::vector<Turn>& turns,
                     const std::vector<TextSpan>& spans) {
    if (spans.empty()) return CodingState::Lost;
    return quote_of(turns, spans) == quote ? CodingState::Same : CodingState::Changed;
}

struct Carried {
    int changed = 0, lost = 0;
};

// Moves every coding of the turn, removed ones too, so that an undo finds them in place.
Carried carry_codings(const Turn& turn, const std::vector<TextEdit>& edits,
                      const std::vector<Turn>& turns, Change& change) {
    Carried carried;
    const Viewer viewer = change.viewer();
    for (const StoredCoding& coding : change.file.codings_on(turn.id)) {
        std::vector<TextSpan> spans;
        for (const TextSpan& span : coding.spans) {
            const auto moved = span.turn == turn.id ? carry(span, edits) : span;
            if (moved) spans.push_back(*moved);
        }
        const CodingState state = state_of(coding.quote, turns, spans);
        if (spans != coding.spans) change.file.replace_spans(coding.id, spans);
        if (state == coding.state) continue;
        change.file.update("coding", coding.id.value,
                           {{"state", static_cast<std::int64_t>(state)}});
        if (coding.deleted || !may_see(change.project, viewer, coding.coder, turn.transcript))
            continue;
        carried.changed += state == CodingState::Changed;
        carried.lost += state == CodingState::Lost;
    }
    return carried;
}

}  // namespace

void perform(const CorrectTurn& command, Change& change) {
    const Transcript* transcript = change.project.transcripts.find(command.transcript);
    const Turn* turn =
        transcript ? change.project.find_turn(command.transcript, command.turn) : nullptr;
    if (!turn) throw Error(ErrorKind::NotFound, "The turn to correct is not in the study.");
    const std::string name = turn_name(*transcript, *turn);
    std::string text = required_text(command.text, "The corrected text of " + name);
    for (std::size_t at; (at = text.find('\r')) != std::string::npos;)
        text.replace(at, text.compare(at, 2, "\r\n") == 0 ? 2 : 1, "\n");
    if (text == turn->text)
        throw Error(ErrorKind::Conflict, name + " reads so already: there is nothing to correct.");
    const std::vector<TextEdit> edits = word_diff(turn->text, text);
    const std::vector<Turn> turns =
        with_text(change.project.turns(command.transcript), turn->id, text);
    const Carried carried = carry_codings(*turn, edits, turns, change);
    change.file.update("turn", turn->id.value, {{"text", text}});
    begin_review(transcript->id, change);
    change.result.sentence = "corrected " + name;
    if (edits.size() == 1)
        change.result.sentence +=
            ": " + in_quotes(slice(turn->text, edits[0].begin, edits[0].end)) + " to " +
            in_quotes(slice(text, edits[0].begin, edits[0].begin + edits[0].inserted));
    if (changes_negation(turn->text, text))
        change.result.remarks.push_back("This changes a negation: " + name +
                                        " waits for a second listen.");
    if (carried.changed)
        change.result.remarks.push_back(std::to_string(carried.changed) +
                                        " coding(s) have changed words now and wait for a look.");
    if (carried.lost)
        change.result.remarks.push_back(std::to_string(carried.lost) +
                                        " coding(s) lost all their words and stay listed as lost.");
}

}  // namespace tandem
