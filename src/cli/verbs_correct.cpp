// correct, split, join.
#include <ostream>

#include "tandem/analysis/bracket_marks.h"
#include "tandem/base/error.h"

#include "cli/coding_place.h"
#include "cli/verbs.h"

namespace tandem::cli {

static std::string marked_unclear(const Project& project, const TurnPlace& place,
                                  const std::string& words, int nth) {
    const TextRange range = find_words(project, place, words, nth);
    for (const BracketMark& mark : bracket_marks(place.turn.text))
        if (mark.range.begin < range.end && range.begin < mark.range.end)
            throw Error(ErrorKind::Conflict, turn_name(place.transcript, place.turn) +
                                                 " has these words in a bracket already.");
    return with_unclear(project.turns(place.transcript.id), place.turn, range, {});
}

static void add_correct(CLI::App& parser, Session& session) {
    struct Options {
        std::string where, text, replace, with, unclear;
        int nth = 0;
    };
    const auto options = std::make_shared<Options>();
    CLI::App* verb = add_verb(
        parser, session, "correct",
        "Correct the words of a turn; codings stay on their words, and those whose words change "
        "are listed.",
        "tandem correct stigma.tandem PT06:12 --replace \"cold\" --with \"could\"");
    verb->add_option("TURN", options->where, "PT06:12")->required();
    CLI::Option* text = add_value(*verb, "--text", options->text, "The whole turn as it should be");
    CLI::Option* replace = add_value(*verb, "--replace", options->replace, "Words to replace");
    CLI::Option* with = add_value(*verb, "--with", options->with, "What replaces them");
    add_value(*verb, "--nth", options->nth, "Which one, when the words are there several times")
        ->check(CLI::PositiveNumber);
    CLI::Option* unclear =
        add_value(*verb, "--unclear", options->unclear,
                  "Words that may be wrong: [unclear: words? time], its time from the turn's");
    unclear->excludes(text)->excludes(replace);
    text->excludes(replace);
    replace->needs(with);
    with->needs(replace);
    verb->callback([&session, options, text, replace, unclear] {
        if (text->count() + replace->count() + unclear->count() == 0)
            throw CLI::ValidationError("correct",
                                       "needs --text, or --replace and --with, or --unclear");
        Workspace workspace = session.open_for_change();
        const TurnPlace place = find_turn(workspace.project(), options->where);
        std::string corrected = options->text;
        if (replace->count() > 0) {
            const std::string& old = place.turn.text;
            const TextRange range =
                find_words(workspace.project(), place, options->replace, options->nth);
            corrected = std::string(slice(old, {0}, range.begin)) + options->with +
                        std::string(slice(old, range.end, length(old)));
        }
        if (unclear->count() > 0)
            corrected = marked_unclear(workspace.project(), place, options->unclear, options->nth);
        session.run(workspace, CorrectTurn{place.transcript.id, place.turn.id, corrected});
    });
}

static void add_split(CLI::App& parser, Session& session) {
    struct Options {
        std::string where, before, speaker;
        std::int64_t at = 0;
        int nth = 0;
    };
    const auto options = std::make_shared<Options>();
    CLI::App* verb =
        add_verb(parser, session, "split",
                 "Make two turns of one; codings keep their words, times are interpolated.",
                 "tandem split stigma.tandem PT06:12 --before \"Could you\" --speaker Interviewer");
    verb->add_option("TURN", options->where, "PT06:12")->required();
    CLI::Option* before =
        add_value(*verb, "--before", options->before, "The words with which the new turn begins");
    CLI::Option* at =
        add_value(*verb, "--at", options->at, "Or where it begins: so many characters in");
    add_value(*verb, "--nth", options->nth, "Which one, when the words are there several times")
        ->check(CLI::PositiveNumber)
        ->needs(before);
    CLI::Option* speaker = add_value(*verb, "--speaker", options->speaker,
                                     "Who says the new turn; else the same speaker");
    before->excludes(at);
    verb->callback([&session, options, before, at, speaker] {
        if (before->count() + at->count() == 0)
            throw CLI::ValidationError("split", "needs --before or --at");
        Workspace workspace = session.open_for_change();
        const TurnPlace place = find_turn(workspace.project(), options->where);
        SplitTurn command{place.transcript.id, place.turn.id, {options->at}};
        if (before->count() > 0)
            command.at =
                find_words(workspace.project(), place, options->before, options->nth).begin;
        if (speaker->count() > 0) command.speaker = options->speaker;
        session.run(workspace, command);
    });
}

static void add_join(CLI::App& parser, Session& session) {
    struct Options {
        std::string where;
        bool line = false, close = false;
    };
    const auto options = std::make_shared<Options>();
    CLI::App* verb =
        add_verb(parser, session, "join", "Join a turn to the one above; codings keep their words.",
                 "tandem join stigma.tandem PT06:13");
    verb->add_option("TURN", options->where, "PT06:13")->required();
    CLI::Option* line =
        verb->add_flag("--line", options->line, "It begins a new line there, not only a new word");
    verb->add_flag("--close", options->close, "No space between, as in Chinese or Thai")
        ->excludes(line);
    verb->callback([&session, options] {
        Workspace workspace = session.open_for_change();
        const TurnPlace place = find_turn(workspace.project(), options->where);
        session.run(workspace, JoinTurns{place.transcript.id, place.turn.id,
                                         options->line    ? "\n"
                                         : options->close ? ""
                                                          : " "});
    });
}

void add_correct_verbs(CLI::App& parser, Session& session) {
    add_correct(parser, session);
    add_split(parser, session);
    add_join(parser, session);
}

}  // namespace tandem::cli
