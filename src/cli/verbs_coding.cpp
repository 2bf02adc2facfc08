// code, uncode, set, confirm.
#include "tandem/app/find.h"
#include "tandem/text/utf8.h"

#include "cli/coding_place.h"
#include "cli/verbs.h"

namespace tandem::cli {
namespace {

struct CodeOptions {
    std::string where, words, code, kind, voice, memo;
    std::vector<std::string> also;  // turn, words, turn, words …
    int nth = 0;
    bool whole_turn = false;
};

ApplyCode application(const Project& project, const CodeOptions& options) {
    ApplyCode command;
    command.code = find_code(project, options.code).id;
    command.kind = options.kind;
    command.voice = options.voice;
    command.memo = options.memo;
    const auto add_span = [&](const std::string& where, const std::string& words, bool whole) {
        const TurnPlace place = find_turn(project, where);
        if (!command.transcript) command.transcript = place.transcript.id;
        if (command.transcript != place.transcript.id)
            throw CLI::ValidationError("code", "a coding stays within one transcript");
        const TextRange range = whole ? TextRange{{0}, length(place.turn.text)}
                                      : find_words(project, place, words, options.nth);
        command.spans.push_back({place.turn.id, range.begin, range.end});
    };
    add_span(options.where, options.words, options.whole_turn);
    for (std::size_t i = 0; i + 1 < options.also.size(); i += 2)
        add_span(options.also[i], options.also[i + 1], options.also[i + 1].empty());
    return command;
}

void add_code(CLI::App& parser, Session& session) {
    const auto options = std::make_shared<CodeOptions>();
    CLI::App* verb = add_verb(
        parser, session, "code", "Give words of a turn a code.",
        "tandem code stigma.tandem PT06:12 \"could not say it\" --as Self-stigma --coder Ana");
    verb->add_option("TURN", options->where, "PT06:12")->required();
    CLI::Option* words = verb->add_option("WORDS", options->words, "Exactly as they stand there");
    verb->add_option("--and", options->also,
                     "A further turn of the same coding and its words (\"\": all); again for more")
        ->type_size(2)
        ->allow_extra_args(false);
    add_value(*verb, "--as", options->code, "The code: name, alias or path")->required();
    add_value(*verb, "--kind", options->kind, "Barrier, facilitator …; else the code's default");
    add_value(*verb, "--voice", options->voice, "first-hand or about-others");
    add_value(*verb, "--memo", options->memo, "A note on the coding");
    add_value(*verb, "--nth", options->nth, "Which one, when the words are there several times")
        ->check(CLI::PositiveNumber);
    CLI::Option* whole =
        verb->add_flag("--whole-turn", options->whole_turn, "All words of the turn");
    words->excludes(whole);
    verb->callback([&session, options] {
        if (options->words.empty() && !options->whole_turn)
            throw CLI::ValidationError("code", "needs the words to code, or --whole-turn");
        Workspace workspace = session.open_for_change();
        session.run(workspace, application(workspace.project(), *options));
    });
}

struct PlaceOptions {
    CodingPlace place;
    std::string kind, voice;
};

// Which coding is meant; the same for the three verbs that change one.
void add_place(CLI::App& verb, PlaceOptions& options) {
    verb.add_option("WHERE", options.place.where,
                    "A turn, PT06:12; for a coding whose words are gone, the transcript")
        ->required();
    verb.add_option("WORDS", options.place.words, "Its words, when the turn has several");
    add_value(verb, "--as", options.place.code, "Its code")->required();
}

void add_uncode(CLI::App& parser, Session& session) {
    const auto options = std::make_shared<PlaceOptions>();
    CLI::App* verb = add_verb(parser, session, "uncode", "Take a code of yours away from words.",
                              "tandem uncode stigma.tandem PT06:12 --as Self-stigma --coder Ana");
    add_place(*verb, *options);
    verb->callback([&session, options] {
        Workspace workspace = session.open_for_change();
        session.run(workspace, RemoveCoding{find_own_coding(workspace, options->place).id});
    });
}

void add_set(CLI::App& parser, Session& session) {
    const auto options = std::make_shared<PlaceOptions>();
    CLI::App* verb =
        add_verb(parser, session, "set", "Change the kind or voice of a coding of yours.",
                 "tandem set stigma.tandem PT06:12 --as Self-stigma --voice first-hand");
    add_place(*verb, *options);
    CLI::Option* kind = add_value(*verb, "--kind", options->kind, "One of the code's kinds");
    CLI::Option* voice =
        add_value(*verb, "--voice", options->voice, "first-hand, about-others or \"\"");
    verb->callback([&session, options, kind, voice] {
        SetCodingFacets command;
        if (kind->count() > 0) command.kind = options->kind;
        if (voice->count() > 0) command.voice = options->voice;
        if (!command.kind && !command.voice)
            throw CLI::ValidationError("set", "needs --kind or --voice");
        Workspace workspace = session.open_for_change();
        command.coding = find_own_coding(workspace, options->place).id;
        session.run(workspace, command);
    });
}

void add_confirm(CLI::App& parser, Session& session) {
    const auto options = std::make_shared<PlaceOptions>();
    CLI::App* verb = add_verb(parser, session, "confirm",
                              "Accept the words that a correction put under a coding of yours.",
                              "tandem confirm stigma.tandem PT06:12 --as Self-stigma --coder Ana");
    add_place(*verb, *options);
    verb->callback([&session, options] {
        Workspace workspace = session.open_for_change();
        session.run(workspace, ConfirmCoding{find_own_coding(workspace, options->place).id});
    });
}

}  // namespace

void add_coding_verbs(CLI::App& parser, Session& session) {
    add_code(parser, session);
    add_uncode(parser, session);
    add_set(parser, session);
    add_confirm(parser, session);
}

}  // namespace tandem::cli
