// correct.
#include <ostream>

#include "cli/coding_place.h"
#include "cli/verbs.h"

namespace tandem::cli {

void add_correct_verbs(CLI::App& parser, Session& session) {
    struct Options {
        std::string where, text, replace, with;
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
    text->excludes(replace);
    replace->needs(with);
    with->needs(replace);
    verb->callback([&session, options, text, replace] {
        if (text->count() + replace->count() == 0)
            throw CLI::ValidationError("correct", "needs --text, or --replace and --with");
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
        session.run(workspace, CorrectTurn{place.transcript.id, place.turn.id, corrected});
    });
}

}  // namespace tandem::cli
