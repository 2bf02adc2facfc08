// Who speaks: labels, and which turns are whose.
#include <algorithm>
#include <set>

#include "tandem/base/error.h"
#include "tandem/text/fold.h"

#include "app/change.h"

namespace tandem {

std::string plain_label(std::string_view label) {
    std::string folded = fold(label);
    while (!folded.empty() &&
           (folded.back() == ' ' || (folded.back() >= '0' && folded.back() <= '9')))
        folded.pop_back();
    return folded;
}

bool is_interviewer_label(std::string_view label) {
    static const std::set<std::string> kLabels = {"interviewer", "i",           "int",       "iv",
                                                  "moderator",   "facilitator", "researcher"};
    return kLabels.contains(plain_label(label));
}

static const Speaker* find_speaker(const Project& project, TranscriptId transcript,
                                   const std::string& label) {
    for (const Speaker& speaker : project.speakers)
        if (speaker.transcript == transcript && speaker.label == label) return &speaker;
    return nullptr;
}

SpeakerId speaker_called(const std::string& label, const Transcript& transcript,
                         std::map<std::string, SpeakerId>& made, Change& change) {
    const std::string name = required_text(label, "A speaker's name");
    if (const Speaker* known = find_speaker(change.project, transcript.id, name)) return known->id;
    SpeakerId& speaker = made[name];
    if (speaker) return speaker;
    // The same name given in two copies of a study is the same speaker, unless one of that name was
    // renamed since.
    Guid guid = name_guid(transcript.guid, "speaker", name);
    for (const Speaker& other : change.project.speakers)
        if (other.guid == guid) guid = change.new_guid();
    speaker = {
        change.file.insert("speaker", {{"guid", guid},
                                       {"transcript", transcript.id.value},
                                       {"label", name},
                                       {"interviewer", std::int64_t{is_interviewer_label(name)}}})};
    return speaker;
}

std::string list_of_turns(const Transcript& transcript, const std::vector<const Turn*>& turns) {
    constexpr std::size_t kMost = 5;
    std::string list;
    std::size_t runs = 0, at = 0;
    while (at < turns.size() && runs < kMost) {
        std::size_t last = at;
        while (last + 1 < turns.size() && turns[last + 1]->number == turns[last]->number + 1)
            ++last;
        list += (runs++ ? ", " : "") + turn_name(transcript, *turns[at]);
        if (last > at) list += " to " + turn_name(transcript, *turns[last]);
        at = last + 1;
    }
    if (at < turns.size()) list += " and " + std::to_string(turns.size() - at) + " more";
    return list;
}

void perform(const SetTurnSpeaker& command, Change& change) {
    const Project& project = change.project;
    const Transcript* transcript = project.transcripts.find(command.transcript);
    std::vector<const Turn*> turns;
    for (const TurnId id : command.turns) {
        const Turn* turn = transcript ? project.find_turn(command.transcript, id) : nullptr;
        if (!turn) throw Error(ErrorKind::NotFound, "The turn is not in the study (any more).");
        turns.push_back(turn);
    }
    if (turns.empty()) throw Error(ErrorKind::BadInput, "Name the turns first.");
    std::map<std::string, SpeakerId> made;
    const SpeakerId speaker = speaker_called(command.speaker, *transcript, made, change);
    std::erase_if(turns, [&](const Turn* turn) { return turn->speaker == speaker; });
    std::sort(turns.begin(), turns.end(),
              [](const Turn* a, const Turn* b) { return a->number < b->number; });
    turns.erase(std::unique(turns.begin(), turns.end()), turns.end());
    if (turns.empty())
        throw Error(ErrorKind::Conflict, "These turns are said by " + command.speaker +
                                             " already: nothing was changed.");
    for (const Turn* turn : turns)
        change.file.update("turn", turn->id.value, {{"speaker", speaker.value}});
    begin_review(transcript->id, change);
    change.result.sentence =
        "named " + command.speaker + " as the speaker of " + list_of_turns(*transcript, turns);
}

static const Speaker& require_speaker(SpeakerId id, const Change& change) {
    const Speaker* speaker = change.project.speakers.find(id);
    if (!speaker) throw Error(ErrorKind::NotFound, "The speaker is not in the study.");
    return *speaker;
}

void perform(const RenameSpeaker& command, Change& change) {
    const Speaker& speaker = require_speaker(command.speaker, change);
    const Transcript& transcript = *change.project.transcripts.find(speaker.transcript);
    const std::string label = required_text(command.label, "A speaker's name");
    if (label == speaker.label)
        throw Error(ErrorKind::Conflict, label + " has this name already: nothing was changed.");
    if (find_speaker(change.project, transcript.id, label))
        throw Error(ErrorKind::Conflict,
                    transcript.name + " has a speaker " + label +
                        " already. If both are one person, merge them: tandem speaker merge " +
                        transcript.name + " \"" + speaker.label + "\" \"" + label + "\"");
    change.file.update("speaker", speaker.id.value, {{"label", label}});
    begin_review(transcript.id, change);
    change.result.sentence =
        "renamed the speaker " + speaker.label + " of " + transcript.name + " to " + label;
}

void perform(const MergeSpeakers& command, Change& change) {
    const Speaker &from = require_speaker(command.from, change),
                  &into = require_speaker(command.into, change);
    if (from.id == into.id)
        throw Error(ErrorKind::BadInput, "Name two different speakers to merge.");
    if (from.transcript != into.transcript)
        throw Error(ErrorKind::BadInput,
                    from.label + " and " + into.label + " speak in different transcripts.");
    const Transcript& transcript = *change.project.transcripts.find(from.transcript);
    const std::vector<const Turn*> turns = turns_said_by(change.project, from);
    if (turns.empty())
        throw Error(ErrorKind::Conflict, from.label + " has no turns in " + transcript.name + ".");
    for (const Turn* turn : turns)
        change.file.update("turn", turn->id.value, {{"speaker", into.id.value}});
    begin_review(transcript.id, change);
    change.result.sentence = "merged the speaker " + from.label + " of " + transcript.name +
                             " into " + into.label + ": " + list_of_turns(transcript, turns);
}

void perform(const SetInterviewer& command, Change& change) {
    const Speaker& speaker = require_speaker(command.speaker, change);
    const Transcript& transcript = *change.project.transcripts.find(speaker.transcript);
    const std::string name = speaker.label + " of " + transcript.name;
    if (speaker.interviewer == command.interviewer)
        throw Error(ErrorKind::Conflict,
                    name + (command.interviewer ? " is an interviewer already."
                                                : " is no interviewer already."));
    change.file.update("speaker", speaker.id.value,
                       {{"interviewer", std::int64_t{command.interviewer}}});
    change.result.sentence =
        "marked " + name + (command.interviewer ? " as interviewer" : " as no interviewer");
}

}  // namespace tandem
