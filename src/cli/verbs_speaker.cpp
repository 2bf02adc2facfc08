// speaker: who says which turns.
#include <ostream>

#include "tandem/app/find.h"
#include "tandem/base/error.h"

#include "cli/coding_place.h"
#include "cli/print.h"
#include "cli/verbs.h"

namespace tandem::cli {
namespace {

const Speaker& find_speaker(const Project& project, const Transcript& transcript,
                            const std::string& label) {
    std::vector<std::string> labels;
    for (const Speaker& speaker : project.speakers) {
        if (speaker.transcript != transcript.id || turns_said_by(project, speaker).empty())
            continue;
        if (speaker.label == label) return speaker;
        labels.push_back(speaker.label);
    }
    throw Error(ErrorKind::NotFound, "Nobody in " + transcript.name + " is called '" + label +
                                         "'. " +
                                         (labels.empty() ? "Its turns have no speakers."
                                                         : "There are: " + joined(labels) + "."));
}

void list_speakers(const Session& session, const std::string& name) {
    const Workspace workspace = session.open_for_reading();
    const Project& project = workspace.project();
    const Transcript& transcript = find_transcript(project, name);
    Json list = Json::array();
    Listing listing{{"speaker", "turns", ""}, {}, {false, true, false}};
    for (const Speaker& speaker : project.speakers) {
        if (speaker.transcript != transcript.id) continue;
        const std::vector<const Turn*> turns = turns_said_by(project, speaker);
        if (turns.empty()) continue;
        list.push_back({{"label", speaker.label},
                        {"turns", turns.size()},
                        {"first_turn", turns.front()->number},
                        {"interviewer", speaker.interviewer}});
        listing.rows.push_back({speaker.label, std::to_string(turns.size()),
                                speaker.interviewer ? "interviewer" : ""});
    }
    if (session.json)
        session.print_json({{"transcript", transcript.name}, {"speakers", list}});
    else
        session.out << (list.empty() ? "Its turns have no speakers.\n" : listing.text());
}

void print_turns(const Session& session, const Project& project, const Speaker& speaker) {
    const Transcript& transcript = *project.transcripts.find(speaker.transcript);
    Json list = Json::array();
    Listing listing{{"turn", "words"}, {}, {}};
    for (const Turn* turn : turns_said_by(project, speaker)) {
        list.push_back({{"turn", turn->number}, {"text", turn->text}});
        listing.rows.push_back({turn_name(transcript, *turn), one_line(turn->text)});
    }
    if (session.json) {
        session.print_json({{"transcript", transcript.name},
                            {"speaker", speaker.label},
                            {"turns", list},
                            {"dry_run", true}});
        return;
    }
    session.out << listing.text() << "Nothing was changed: this was a rehearsal.\n";
}

void add_list(CLI::App& group, Session& session) {
    const auto name = std::make_shared<std::string>();
    CLI::App* verb = add_reading_verb(group, session, "list", "List the speakers of a transcript.",
                                      "tandem speaker list stigma.tandem PT06");
    verb->add_option("TRANSCRIPT", *name, "PT06")->required();
    verb->callback([&session, name] { list_speakers(session, *name); });
}

struct Names {
    std::string transcript, from, to;
};

void add_rename(CLI::App& group, Session& session) {
    const auto names = std::make_shared<Names>();
    CLI::App* verb =
        add_verb(group, session, "rename", "Give a speaker of a transcript another name.",
                 "tandem speaker rename stigma.tandem PT06 \"Speaker 1\" Participant");
    verb->add_option("TRANSCRIPT", names->transcript, "PT06")->required();
    verb->add_option("SPEAKER", names->from, "The name now")->required();
    verb->add_option("NAME", names->to, "The right name")->required();
    verb->callback([&session, names] {
        Workspace workspace = session.open_for_change();
        const Transcript& transcript = find_transcript(workspace.project(), names->transcript);
        session.run(workspace,
                    RenameSpeaker{find_speaker(workspace.project(), transcript, names->from).id,
                                  names->to});
    });
}

void add_speaker_merge(CLI::App& group, Session& session) {
    const auto names = std::make_shared<Names>();
    const auto dry_run = std::make_shared<bool>(false);
    CLI::App* verb = add_reading_verb(
        group, session, "merge", "Give all turns of one speaker to another one.",
        "tandem speaker merge stigma.tandem PT06 Particpant Participant --dry-run");
    verb->add_option("TRANSCRIPT", names->transcript, "PT06")->required();
    verb->add_option("FROM", names->from, "Who goes")->required();
    verb->add_option("INTO", names->to, "Who stays")->required();
    verb->add_flag("--dry-run", *dry_run, "List the turns, change nothing");
    verb->callback([&session, names, dry_run] {
        Workspace workspace = session.open_for_change();
        const Project& project = workspace.project();
        const Transcript& transcript = find_transcript(project, names->transcript);
        const Speaker& from = find_speaker(project, transcript, names->from);
        const Speaker& into = find_speaker(project, transcript, names->to);
        if (*dry_run) return print_turns(session, project, from);
        const RunResult result = session.json
                                     ? workspace.run(MergeSpeakers{from.id, into.id})
                                     : session.run(workspace, MergeSpeakers{from.id, into.id});
        if (session.json) session.print_json({{"dry_run", false}, {"done", result.sentence}});
    });
}

void add_speaker_set(CLI::App& group, Session& session) {
    struct Options {
        std::vector<std::string> turns;
        std::string speaker;
    };
    const auto options = std::make_shared<Options>();
    CLI::App* verb = add_verb(group, session, "set", "Say who says a turn, or several.",
                              "tandem speaker set stigma.tandem PT06:12 PT06:14 --to Participant");
    verb->add_option("TURN", options->turns, "PT06:12; several of one transcript")
        ->required()
        ->expected(1, -1);
    add_value(*verb, "--to", options->speaker, "The speaker; made when new")->required();
    verb->callback([&session, options] {
        Workspace workspace = session.open_for_change();
        SetTurnSpeaker command;
        command.speaker = options->speaker;
        for (const std::string& where : options->turns) {
            const TurnPlace place = find_turn(workspace.project(), where);
            if (command.transcript && command.transcript != place.transcript.id)
                throw Error(ErrorKind::BadInput, "Name turns of one transcript at a time.");
            command.transcript = place.transcript.id;
            command.turns.push_back(place.turn.id);
        }
        session.run(workspace, command);
    });
}

void add_interviewer(CLI::App& group, Session& session) {
    const auto names = std::make_shared<Names>();
    const auto off = std::make_shared<bool>(false);
    CLI::App* verb = add_verb(group, session, "interviewer",
                              "Say that a speaker is the one who asks, or is not.",
                              "tandem speaker interviewer stigma.tandem PT06 \"Speaker 1\"");
    verb->add_option("TRANSCRIPT", names->transcript, "PT06")->required();
    verb->add_option("SPEAKER", names->from, "The speaker")->required();
    verb->add_flag("--off", *off, "Is not the one who asks");
    verb->callback([&session, names, off] {
        Workspace workspace = session.open_for_change();
        const Transcript& transcript = find_transcript(workspace.project(), names->transcript);
        session.run(
            workspace,
            SetInterviewer{find_speaker(workspace.project(), transcript, names->from).id, !*off});
    });
}

}  // namespace

void add_speaker_verbs(CLI::App& parser, Session& session) {
    CLI::App* group = add_group(parser, "speaker", "Who says which turns.");
    add_list(*group, session);
    add_speaker_set(*group, session);
    add_rename(*group, session);
    add_speaker_merge(*group, session);
    add_interviewer(*group, session);
}

}  // namespace tandem::cli
