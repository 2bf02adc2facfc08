// Rounds, and what a coder says of a whole turn or transcript: off topic, done, open again.
#include <algorithm>

#include "tandem/analysis/submission.h"
#include "tandem/base/error.h"
#include "tandem/text/fold.h"

#include "app/change.h"

namespace tandem {

static const Transcript& require_transcript(const Change& change, TranscriptId id) {
    const Transcript* transcript = change.project.transcripts.find(id);
    if (!transcript) throw Error(ErrorKind::NotFound, "The transcript is not in the study.");
    return *transcript;
}

// Nobody's work is opened or hidden by it: a transcript is done when its coder said so, in whatever
// round.
void perform(const StartRound& command, Change& change) {
    const std::string name = required_text(command.name, "The name of a round");
    for (const Round& round : change.project.rounds)
        if (fold(round.name) == fold(name))
            throw Error(ErrorKind::Conflict, "The study has a round " + in_quotes(round.name) +
                                                 " already. Give the new one another name.");
    // Started in two copies of a study, it is one round.
    const Round* latest = change.project.rounds.find(change.project.latest_round());
    change.file.insert(
        "round", {{"guid", name_guid(change.project.guid, "started-round", fold(name))},
                  {"name", name},
                  {"started_at", std::max(change.now_ms, latest ? latest->started_at + 1 : 0)}});
    change.result.sentence = "started the round " + in_quotes(name);
}

void perform(const DeclareDone& command, Change& change) {
    require_actor(change);
    const Transcript& transcript = require_transcript(change, command.transcript);
    if (change.project.is_done(transcript.id, change.actor))
        throw Error(ErrorKind::Conflict,
                    change.actor_name + " has declared " + transcript.name + " done already.");
    const Submission submission = submission_of(change.project, transcript.id, change.actor);
    change.file.put("done", {{"round", change.project.latest_round().value},
                             {"transcript", transcript.id.value},
                             {"coder", change.actor.value},
                             {"at", change.now_ms}});
    const std::string fingerprint = to_hex(submission.fingerprint);
    change.submission = {{"codings", submission.codings},
                         {"codes", submission.codes},
                         {"negative", submission.negative},
                         {"concerns", submission.concerns},
                         {"fingerprint", fingerprint}};
    // Without the numbers: the other coder reads the sentence before the work is open.
    change.result.sentence = "declared " + transcript.name + " done";
    change.result.remarks = {sentence_of(submission, transcript.name),
                             "fingerprint " + fingerprint};
}

void perform(const MarkOffTopic& command, Change& change) {
    require_actor(change);
    const Project& project = change.project;
    const Transcript& transcript = require_transcript(change, command.transcript);
    const Turn* turn = project.find_turn(transcript.id, command.turn);
    if (!turn) throw Error(ErrorKind::NotFound, "The turn is not in the study.");
    require_open(change, change.actor, transcript.id, "");
    const std::string name = turn_name(transcript, *turn);
    const OffTopicMark mark{turn->id, change.actor};
    if (project.off_topic.contains(mark) == command.off_topic)
        throw Error(ErrorKind::Conflict,
                    name + (command.off_topic ? " is marked as not about this topic already."
                                              : " is not marked as off topic."));
    if (command.off_topic)
        change.file.put(
            "off_topic",
            {{"turn", turn->id.value}, {"coder", change.actor.value}, {"at", change.now_ms}});
    else
        change.file.erase("off_topic", {{"turn", turn->id.value}, {"coder", change.actor.value}});
    change.touches.emplace_back(name_guid(project.guid, "coder", change.actor_name),
                                transcript.guid);
    change.result.sentence = command.off_topic ? "marked " + name + " as not about this topic"
                                               : "took back that " + name + " is off topic";
}

void require_not_revealed(const Project& project, const Transcript& transcript, CoderId coder) {
    for (const Coder& other : project.coders)
        if (other.id != coder && project.is_done(transcript.id, other.id))
            throw Error(ErrorKind::Conflict,
                        "Both have declared " + transcript.name +
                            " done and could see each other's codings since. It stays closed, so "
                            "that the agreement is between independent codings.");
}

void perform(const Reopen& command, Change& change) {
    require_actor(change);
    const Project& project = change.project;
    const Transcript& transcript = require_transcript(change, command.transcript);
    if (!project.is_done(transcript.id, change.actor))
        throw Error(ErrorKind::Conflict,
                    transcript.name + " is open for " + change.actor_name + " already.");
    require_not_revealed(project, transcript, change.actor);
    for (const Round& round : project.rounds)
        if (project.done.contains({round.id, transcript.id, change.actor}))
            change.file.erase("done", {{"round", round.id.value},
                                       {"transcript", transcript.id.value},
                                       {"coder", change.actor.value}});
    change.result.sentence = "reopened " + transcript.name;
}

}  // namespace tandem
