#include <algorithm>
#include <set>

#include "tandem/analysis/negations.h"
#include "tandem/base/error.h"
#include "tandem/text/word_diff.h"

#include "app/carry.h"
#include "app/change.h"

namespace tandem {

// "Question" is who asks where answers follow it, as in the rows of a survey; alone it may be a
// heading or anything else.
static bool has_answers(const ParsedTranscript& parsed) {
    if (parsed.format == "survey") return true;
    static const std::set<std::string> kAnswers = {"answer", "a", "response", "reply"};
    std::size_t questions = 0, answered = 0;
    for (std::size_t i = 0; i < parsed.turns.size(); ++i) {
        if (plain_label(parsed.turns[i].speaker) != "question") continue;
        ++questions;
        answered += i + 1 < parsed.turns.size() &&
                    kAnswers.contains(plain_label(parsed.turns[i + 1].speaker));
    }
    return questions > 0 && 2 * answered >= questions;
}

static bool is_interviewer(std::string_view label, const ParsedTranscript& parsed) {
    return is_interviewer_label(label) || (plain_label(label) == "question" && has_answers(parsed));
}

// Two rows of one survey have one original; otherwise the same bytes are the same transcript.
static bool are_rows(const std::string& format, const std::string& other) {
    return format == "survey" && other == "survey";
}

static void refuse_known(const ImportTranscripts::File& file, const Sha256& hash,
                         const Change& change) {
    for (const Transcript& known : change.project.transcripts) {
        if (known.original == hash &&
            !(known.name != file.name && are_rows(known.format, file.parsed.format)))
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

std::string with_line_feeds(std::string text) {
    for (std::size_t at; (at = text.find('\r')) != std::string::npos;)
        text.replace(at, text.compare(at, 2, "\r\n") == 0 ? 2 : 1, "\n");
    return text;
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

Value milliseconds(const std::optional<std::int64_t>& time) {
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
                            {"interviewer", std::int64_t{is_interviewer(turn.speaker, parsed)}}})};
        ++number;
        change.file.insert("turn", {{"guid", name_guid(guid, "turn", std::to_string(number))},
                                    {"transcript", transcript.value},
                                    {"number", number},
                                    {"speaker", reference(speaker)},
                                    {"start_ms", milliseconds(turn.start_ms)},
                                    {"end_ms", milliseconds(turn.end_ms)},
                                    {"text", turn.text},
                                    {"part", std::int64_t{0}},
                                    {"approximate", std::int64_t{turn.approximate}},
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
    Sha256 hash{};
    const auto total = static_cast<std::int64_t>(command.files.size());
    for (const ImportTranscripts::File& file : command.files) {
        step(change.steps, done++, total);
        const std::string name = required_text(file.name, "A transcript's name");
        const bool row = file.bytes.empty() && file.parsed.format == "survey" && done > 1;
        if (!row) hash = sha256(file.bytes);
        refuse_known(file, hash, change);
        if ((!row && !hashes.insert(hash).second) || !names.insert(name).second)
            throw Error(ErrorKind::Conflict, "'" + file.file_name +
                                                 "' was named twice, or another file of this "
                                                 "import has its name or its bytes. Nothing was "
                                                 "added.");
        // The same file imported in two copies of a study is the same transcript.
        const Guid guid = name_guid(change.project.guid, "transcript", name + "\n" + to_hex(hash));
        const ParticipantId participant = participant_of(file, change, people);
        if (!row) change.file.keep_original(hash, file.bytes);
        const TranscriptId id{
            change.file.insert("transcript", {{"guid", guid},
                                              {"name", name},
                                              {"participant", reference(participant)},
                                              {"file_name", file.file_name},
                                              {"format", file.parsed.format},
                                              {"encoding", file.parsed.encoding},
                                              {"original", hash},
                                              {"reading", choices_to_keep(file.reading)}})};
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

void perform(const CorrectTurn& command, Change& change) {
    const Transcript* transcript = change.project.transcripts.find(command.transcript);
    const Turn* turn =
        transcript ? change.project.find_turn(command.transcript, command.turn) : nullptr;
    if (!turn) throw Error(ErrorKind::NotFound, "The turn to correct is not in the study.");
    const std::string name = turn_name(*transcript, *turn);
    std::string text =
        with_line_feeds(required_text(command.text, "The corrected text of " + name));
    if (text == turn->text)
        throw Error(ErrorKind::Conflict, name + " reads so already: there is nothing to correct.");
    const std::vector<TextEdit> edits = word_diff(turn->text, text);
    std::vector<Turn> turns = change.project.turns(command.transcript);
    turns[static_cast<std::size_t>(turn->number) - 1].text = text;
    const Carried carried = carry_codings({turn->id}, turns, by_edits({{turn->id, edits}}), change);
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
    say(carried, change);
}

}  // namespace tandem
