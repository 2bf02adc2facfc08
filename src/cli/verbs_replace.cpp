// replace.
#include <ostream>
#include <set>

#include "tandem/analysis/passages.h"
#include "tandem/app/find.h"
#include "tandem/app/replacements.h"
#include "tandem/app/study_search.h"
#include "tandem/base/error.h"

#include "cli/print.h"
#include "cli/verbs.h"

namespace tandem::cli {
namespace {

struct ReplaceArguments {
    Replacement replacement;
    std::vector<std::string> transcripts, turns;
    bool dry_run = false;
};

// What was found, in the turns or transcripts named.
std::vector<ReplaceWords::Place> places_in(const Project& project,
                                           const ReplaceArguments& options) {
    std::vector<TranscriptId> in;
    std::set<TurnId> turns;
    for (const std::string& name : options.transcripts)
        in.push_back(find_transcript(project, name).id);
    for (const std::string& where : options.turns) {
        const TurnPlace place = find_turn(project, where);
        in.push_back(place.transcript.id);
        turns.insert(place.turn.id);
    }
    std::vector<ReplaceWords::Place> places = find_replacements(project, options.replacement, in);
    if (!turns.empty())
        std::erase_if(places, [&](const auto& each) { return !turns.contains(each.span.turn); });
    return places;
}

void print_places(const Session& session, const Project& project,
                  const std::vector<ReplaceWords::Place>& places) {
    constexpr std::int64_t kContext = 30;
    Json list = Json::array();
    Listing listing{
        {"turn", "before", "words", "with", "after"}, {}, {false, true, false, false, false}};
    for (const ReplaceWords::Place& place : places) {
        const Transcript& transcript = *project.transcripts.find(place.transcript);
        const Turn& turn = *project.find_turn(place.transcript, place.span.turn);
        const KeywordInContext line =
            in_context(turn.text, {place.span.begin, place.span.end}, kContext);
        list.push_back({{"transcript", transcript.name},
                        {"turn", turn.number},
                        {"begin", place.span.begin.value},
                        {"end", place.span.end.value},
                        {"words", std::string(slice(turn.text, place.span.begin, place.span.end))},
                        {"with", place.with},
                        {"left", line.left},
                        {"right", line.right}});
        listing.rows.push_back(
            {turn_name(transcript, turn), line.left, line.words, place.with, line.right});
    }
    if (session.json) {
        session.print_json({{"dry_run", true}, {"places", list}});
        return;
    }
    session.out << listing.text()
                << counted(static_cast<std::int64_t>(places.size()), "place", "places")
                << ". Nothing was replaced: this was a rehearsal.\n";
}

void replace_as_asked(const Session& session, const ReplaceArguments& options) {
    Workspace workspace = session.open_for_change();
    ReplaceWords command{places_in(workspace.project(), options), options.replacement.words,
                         options.replacement.with};
    if (options.dry_run) return print_places(session, workspace.project(), command.places);
    if (!session.json) {
        session.run(workspace, command);
        return;
    }
    const RunResult result = workspace.run(command);
    session.print_json({{"dry_run", false},
                        {"places", command.places.size()},
                        {"done", result.sentence},
                        {"remarks", result.remarks}});
}

}  // namespace

void add_replace_verbs(CLI::App& parser, Session& session) {
    const auto options = std::make_shared<ReplaceArguments>();
    CLI::App* verb = add_reading_verb(
        parser, session, "replace",
        "Replace words in all transcripts, or in some; codings stay on their words.",
        "tandem replace stigma.tandem IBS IBH PT06 --whole-word --keep-case --dry-run");
    verb->add_option("WORDS", options->replacement.words, "The words as they stand")->required();
    verb->add_option("WITH", options->replacement.with, "What replaces them")->required();
    verb->add_option("TRANSCRIPT", options->transcripts, "Only in these");
    add_value(*verb, "--at", options->turns, "Only in this turn, PT06:12; may be given again");
    verb->add_flag("--whole-word", options->replacement.whole_word, "Not within other words");
    verb->add_flag("--keep-case", options->replacement.keep_case,
                   "In capitals or small letters too, and the new words so as well");
    verb->add_flag("--dry-run", options->dry_run, "List the places, change nothing");
    verb->callback([&session, options] { replace_as_asked(session, *options); });
}

}  // namespace tandem::cli
