// correct.
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

void add_correct_verbs(CLI::App& parser, Session& session) {
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

}  // namespace tandem::cli
