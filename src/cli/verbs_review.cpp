// review.
#include <ostream>

#include "tandem/analysis/bracket_marks.h"
#include "tandem/analysis/import_comparison.h"
#include "tandem/analysis/interview_duration.h"
#include "tandem/analysis/review_progress.h"
#include "tandem/app/find.h"
#include "tandem/app/study_search.h"
#include "tandem/base/error.h"

#include "cli/print.h"
#include "cli/verbs.h"

namespace tandem::cli {
namespace {

std::string person_name(const Project& project, CoderId person) {
    const Coder* found = project.coders.find(person);
    return found ? found->name : "";
}

// --- How far it is -------------------------------------------------------------------------------

Json transcripts_json(const Project& project) {
    Json list = Json::array();
    for (const Transcript* transcript : project.transcripts_by_name()) {
        const Review& review = review_of(project, transcript->id);
        const ReviewCoverage coverage = review_coverage(project, transcript->id);
        list.push_back({{"name", transcript->name},
                        {"corrector", person_name(project, review.corrector)},
                        {"status", review.status},
                        {"reason", review.reason},
                        {"note", review.note},
                        {"turns", coverage.turns},
                        {"reviewed", coverage.reviewed},
                        {"percent", coverage.percent()},
                        {"unclear", unclear_places(project, transcript->id).size()},
                        {"ms", interview_duration(project, transcript->id).ms}});
    }
    return list;
}

Json people_json(const Project& project) {
    Json list = Json::array();
    for (const Workload& load : workloads(project))
        list.push_back({{"name", person_name(project, load.corrector)},
                        {"transcripts", load.transcripts},
                        {"done", load.done},
                        {"turns", load.turns},
                        {"reviewed", load.reviewed},
                        {"ms", load.ms},
                        {"done_ms", load.done_ms}});
    return list;
}

std::string transcripts_text(const Project& project) {
    Listing listing{{"transcript", "corrector", "status", "reviewed", "unclear", "length", "note"},
                    {},
                    {false, false, false, true, true, true, false}};
    for (const Transcript* transcript : project.transcripts_by_name()) {
        const Review& review = review_of(project, transcript->id);
        const ReviewCoverage coverage = review_coverage(project, transcript->id);
        std::string note = review.reason;
        if (!review.note.empty()) note += (note.empty() ? "" : "; ") + review.note;
        const std::string corrector = person_name(project, review.corrector);
        listing.rows.push_back(
            {transcript->name, corrector.empty() ? "–" : corrector, review.status,
             std::to_string(coverage.reviewed) + "/" + std::to_string(coverage.turns),
             std::to_string(unclear_places(project, transcript->id).size()),
             clock_text(interview_duration(project, transcript->id).ms), one_line(note)});
    }
    return listing.text();
}

std::string people_text(const Project& project) {
    Listing listing{{"person", "transcripts", "done", "length", "done", "reviewed"},
                    {},
                    {false, true, true, true, true, true}};
    for (const Workload& load : workloads(project)) {
        const std::string name = person_name(project, load.corrector);
        listing.rows.push_back({name.empty() ? "(nobody)" : name, std::to_string(load.transcripts),
                                std::to_string(load.done), clock_text(load.ms),
                                clock_text(load.done_ms),
                                std::to_string(load.reviewed) + "/" + std::to_string(load.turns)});
    }
    return listing.text();
}

void show_review(const Session& session, const Project& project) {
    if (session.json) {
        session.print_json({{"coverage", project.coverage},
                            {"transcripts", transcripts_json(project)},
                            {"people", people_json(project)},
                            {"fact", correctors_fact(project)}});
        return;
    }
    session.out << transcripts_text(project) << "\n"
                << people_text(project) << "\n"
                << "Before a transcript is corrected, " << project.coverage
                << " % of its turns are reviewed.\n"
                << correctors_fact(project) << "\n";
}

// --- Turns by name -------------------------------------------------------------------------------

struct TurnsOfTranscript {
    TranscriptId transcript;
    std::vector<TurnId> turns;
};

// "PT11:12"; "PT11:3-40", both included; "PT11", all of it.
std::vector<TurnId> turns_called(const Project& project, const std::string& name,
                                 TranscriptId& transcript) {
    const std::size_t colon = name.rfind(':');
    if (colon == std::string::npos) {
        transcript = find_transcript(project, name).id;
        std::vector<TurnId> all;
        for (const Turn& turn : project.turns(transcript)) all.push_back(turn.id);
        return all;
    }
    const std::size_t dash = name.find('-', colon);
    const TurnPlace first = find_turn(project, name.substr(0, dash));
    transcript = first.transcript.id;
    if (dash == std::string::npos) return {first.turn.id};
    const TurnPlace last = find_turn(project, name.substr(0, colon + 1) + name.substr(dash + 1));
    std::vector<TurnId> range;
    for (std::int64_t n = first.turn.number; n <= last.turn.number; ++n)
        range.push_back(project.find_turn_number(transcript, n)->id);
    if (range.empty()) throw Error(ErrorKind::BadInput, "'" + name + "' ends before it begins.");
    return range;
}

// Every turn is looked up before anything is done; transcripts in the order they are named.
std::vector<TurnsOfTranscript> turns_called(const Project& project,
                                            const std::vector<std::string>& names) {
    std::vector<TurnsOfTranscript> found;
    for (const std::string& name : names) {
        TranscriptId transcript;
        const std::vector<TurnId> turns = turns_called(project, name, transcript);
        if (found.empty() || found.back().transcript != transcript)
            found.push_back({transcript, {}});
        found.back().turns.insert(found.back().turns.end(), turns.begin(), turns.end());
    }
    return found;
}

// --- The verbs -----------------------------------------------------------------------------------

void add_assign(CLI::App& group, Session& session) {
    struct Options {
        std::string name;
        std::vector<std::string> transcripts;
        bool nobody = false;
    };
    const auto options = std::make_shared<Options>();
    CLI::App* verb =
        add_verb(group, session, "assign", "Say who corrects transcripts; one person each.",
                 "tandem review assign stigma.tandem PT11 HP02 --to Noor");
    verb->add_option("TRANSCRIPT", options->transcripts, "One or more")
        ->required()
        ->expected(1, -1);
    CLI::Option* to = add_value(*verb, "--to", options->name, "Who; added when new to the study");
    CLI::Option* nobody = verb->add_flag("--nobody", options->nobody, "Take them from everybody");
    to->excludes(nobody);
    verb->callback([&session, options, to, nobody] {
        if (to->count() + nobody->count() == 0)
            throw CLI::ValidationError("assign", "needs --to NAME or --nobody");
        Workspace workspace = session.open_for_change();
        AssignCorrector command{{}, options->name};
        for (const std::string& name : options->transcripts)
            command.transcripts.push_back(find_transcript(workspace.project(), name).id);
        session.run(workspace, command);
    });
}

void add_status(CLI::App& group, Session& session) {
    struct Options {
        std::string transcript, status, reason;
    };
    const auto options = std::make_shared<Options>();
    CLI::App* verb = add_verb(group, session, "status", "Say how far a transcript is.",
                              "tandem review status stigma.tandem PT11 corrected --coder Noor");
    verb->add_option("TRANSCRIPT", options->transcript, "Its name")->required();
    verb->add_option("STATUS", options->status, "not started, in progress, corrected, checked")
        ->required()
        ->check(CLI::IsMember(review_statuses()));
    add_value(*verb, "--reason", options->reason,
              "Why it counts as corrected with less than the set coverage");
    verb->callback([&session, options] {
        Workspace workspace = session.open_for_change();
        const Transcript& transcript = find_transcript(workspace.project(), options->transcript);
        session.run(workspace, SetReviewStatus{transcript.id, options->status, options->reason});
    });
}

void add_note(CLI::App& group, Session& session) {
    struct Options {
        std::string transcript, note;
    };
    const auto options = std::make_shared<Options>();
    CLI::App* verb =
        add_verb(group, session, "note", "Tell the coders something about the recording.",
                 "tandem review note stigma.tandem PT11 \"reception poor 20 to 23 min\"");
    verb->add_option("TRANSCRIPT", options->transcript, "Its name")->required();
    verb->add_option("NOTE", options->note, "\"\" takes it away")->required();
    verb->callback([&session, options] {
        Workspace workspace = session.open_for_change();
        const Transcript& transcript = find_transcript(workspace.project(), options->transcript);
        session.run(workspace, SetReviewNote{transcript.id, options->note});
    });
}

void add_coverage(CLI::App& group, Session& session) {
    const auto percent = std::make_shared<std::int64_t>(0);
    CLI::App* verb = add_verb(group, session, "coverage",
                              "Say how many percent of the turns are reviewed before a "
                              "transcript is corrected.",
                              "tandem review coverage stigma.tandem 90");
    verb->add_option("PERCENT", *percent, "1 to 100")->required()->check(CLI::Range(1, 100));
    verb->callback([&session, percent] {
        Workspace workspace = session.open_for_change();
        session.run(workspace, SetCoverage{*percent});
    });
}

void add_tick(CLI::App& group, Session& session) {
    struct Options {
        std::vector<std::string> turns;
        bool played = false, take_back = false;
    };
    const auto options = std::make_shared<Options>();
    CLI::App* verb = add_verb(group, session, "tick", "Say that turns were gone through.",
                              "tandem review tick stigma.tandem PT11:1-40 PT11:44 --coder Noor");
    verb->add_option("TURN", options->turns, "PT11:12, PT11:3-40, or PT11 for all; one or more")
        ->required()
        ->expected(1, -1);
    verb->add_flag("--played", options->played, "They were played, not only ticked");
    verb->add_flag("--take-back", options->take_back, "They were not");
    verb->callback([&session, options] {
        Workspace workspace = session.open_for_change();
        for (const auto& [transcript, turns] : turns_called(workspace.project(), options->turns))
            session.run(workspace,
                        MarkReviewed{transcript, turns, !options->take_back, options->played});
    });
}

void add_heard(CLI::App& group, Session& session) {
    const auto names = std::make_shared<std::vector<std::string>>();
    CLI::App* verb = add_verb(group, session, "heard",
                              "Say that you listened again to turns whose negation was changed, "
                              "and that they read right.",
                              "tandem review heard stigma.tandem PT11:28 --coder Ben");
    verb->add_option("TURN", *names, "PT11:12; one or more")->required()->expected(1, -1);
    verb->callback([&session, names] {
        Workspace workspace = session.open_for_change();
        for (const auto& [transcript, turns] : turns_called(workspace.project(), *names))
            session.run(workspace, HeardAgain{transcript, turns});
    });
}

// --- What waits ----------------------------------------------------------------------------------

void show_unclear(const Session& session, const Project& project,
                  const std::vector<std::string>& names) {
    Json list = Json::array();
    Listing listing{{"turn", "time", "perhaps", "reads"}, {}, {false, true, false, false}};
    for (const TranscriptId id : find_transcripts(project, names))
        for (const UnclearPlace& place : unclear_places(project, id)) {
            const Transcript& transcript = *project.transcripts.find(id);
            const Turn& turn = *project.find_turn(id, place.turn);
            const KeywordInContext line = in_context(turn.text, place.mark.range, 30);
            list.push_back({{"transcript", transcript.name},
                            {"turn", turn.number},
                            {"begin", place.mark.range.begin.value},
                            {"end", place.mark.range.end.value},
                            {"words", place.mark.words},
                            {"at_ms", place.mark.at_ms ? Json(*place.mark.at_ms) : Json()},
                            {"around", line.left + line.words + line.right}});
            listing.rows.push_back({turn_name(transcript, turn), clock_text(place.mark.at_ms),
                                    place.mark.words, line.left + line.words + line.right});
        }
    if (session.json) return session.print_json({{"unclear", list}});
    session.out << listing.text()
                << counted(static_cast<std::int64_t>(list.size()), "uncertain mark",
                           "uncertain marks")
                << ".\n";
}

void show_second_listens(const Session& session, const Workspace& workspace,
                         const std::vector<std::string>& names) {
    const Project& project = workspace.project();
    const auto histories = workspace.transcript_histories();
    Json list = Json::array();
    Listing listing{{"turn", "time", "was", "is", "reads"}, {}, {false, true, false, false, false}};
    for (const TranscriptId id : find_transcripts(project, names))
        for (const SecondListenPlace& place : second_listens(project, id, histories.at(id))) {
            const Transcript& transcript = *project.transcripts.find(id);
            const Turn& turn = *project.find_turn(id, place.turn);
            const KeywordInContext line = in_context(turn.text, place.range, 30);
            const auto at = spoken_at(project.turns(id), turn, place.range.begin);
            list.push_back({{"transcript", transcript.name},
                            {"turn", turn.number},
                            {"begin", place.range.begin.value},
                            {"end", place.range.end.value},
                            {"original", place.before},
                            {"corrected", place.after},
                            {"at_ms", at ? Json(*at) : Json()},
                            {"around", line.left + line.words + line.right}});
            listing.rows.push_back({turn_name(transcript, turn), clock_text(at),
                                    one_line(place.before, 30), one_line(place.after, 30),
                                    line.left + line.words + line.right});
        }
    if (session.json) return session.print_json({{"second_listens", list}});
    session.out << listing.text()
                << counted(static_cast<std::int64_t>(list.size()), "place waits", "places wait")
                << " for a second listen.\n";
}

void add_queues(CLI::App& group, Session& session) {
    const auto unclear = std::make_shared<std::vector<std::string>>();
    CLI::App* marks = add_reading_verb(group, session, "unclear",
                                       "List what could not be made out, with the time.",
                                       "tandem review unclear stigma.tandem PT11");
    marks->add_option("TRANSCRIPT", *unclear, "One or more; none: all");
    marks->callback([&session, unclear] {
        show_unclear(session, session.open_for_reading().project(), *unclear);
    });
    const auto listens = std::make_shared<std::vector<std::string>>();
    CLI::App* listen = add_reading_verb(group, session, "listen",
                                        "List the corrections that changed a negation and that "
                                        "nobody has heard again.",
                                        "tandem review listen stigma.tandem");
    listen->add_option("TRANSCRIPT", *listens, "One or more; none: all");
    listen->callback([&session, listens] {
        show_second_listens(session, session.open_for_reading(), *listens);
    });
}

}  // namespace

void add_review_verbs(CLI::App& parser, Session& session) {
    CLI::App* group = add_group(parser, "review", "How far the correction of transcripts is.");
    CLI::App* show = add_reading_verb(*group, session, "show",
                                      "List transcripts with corrector, status and what was "
                                      "reviewed, and what each person has to do.",
                                      "tandem review show stigma.tandem");
    show->callback([&session] { show_review(session, session.open_for_reading().project()); });
    add_assign(*group, session);
    add_status(*group, session);
    add_note(*group, session);
    add_coverage(*group, session);
    add_tick(*group, session);
    add_heard(*group, session);
    add_queues(*group, session);
}

}  // namespace tandem::cli
