// code, uncode, set, recode, resize, confirm.
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
    bool whole_turn = false, negative = false, candidate = false, in_vivo = false;
};

// The words of the options, in the turns that they name.
std::vector<TextSpan> spans_of(const Project& project, const CodeOptions& options) {
    std::vector<TextSpan> spans;
    TranscriptId transcript;
    const auto add_span = [&](const std::string& where, const std::string& words, bool whole) {
        const TurnPlace place = find_turn(project, where);
        if (!transcript) transcript = place.transcript.id;
        if (transcript != place.transcript.id)
            throw CLI::ValidationError("code", "a coding stays within one transcript");
        const TextRange range = whole ? TextRange{{0}, length(place.turn.text)}
                                      : find_words(project, place, words, options.nth);
        spans.push_back({place.turn.id, range.begin, range.end});
    };
    add_span(options.where, options.words, options.whole_turn);
    for (std::size_t i = 0; i + 1 < options.also.size(); i += 2)
        add_span(options.also[i], options.also[i + 1], options.also[i + 1].empty());
    return spans;
}

ApplyCode application(const Project& project, const CodeOptions& options) {
    ApplyCode command;
    command.code = find_code(project, options.code).id;
    command.kind = options.kind;
    command.voice = options.voice;
    command.memo = options.memo;
    command.negative = options.negative;
    command.candidate = options.candidate;
    command.in_vivo = options.in_vivo;
    command.transcript = find_turn(project, options.where).transcript.id;
    command.spans = spans_of(project, options);
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
    verb->add_flag("--negative", options->negative, "The passage cuts against the code");
    verb->add_flag("--candidate", options->candidate, "A quote to print, perhaps");
    verb->add_flag("--in-vivo", options->in_vivo, "The code is named after these words");
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

void add_yes_no(CLI::App& verb, const char* name, std::optional<bool>& value,
                const char* sentence) {
    verb.add_option_function<std::string>(
            name, [&value](const std::string& word) { value = word == "yes"; }, sentence)
        ->allow_extra_args(false)
        ->check(CLI::IsMember(std::vector<std::string>{"yes", "no"}));
}

void add_recode(CLI::App& parser, Session& session) {
    const auto options = std::make_shared<PlaceOptions>();
    const auto code = std::make_shared<std::string>();
    CLI::App* verb = add_verb(parser, session, "recode", "Give a coding of yours another code.",
                              "tandem recode stigma.tandem PT06:12 --as Shame --to Self-stigma");
    add_place(*verb, *options);
    add_value(*verb, "--to", *code, "The code it gets")->required();
    verb->callback([&session, options, code] {
        Workspace workspace = session.open_for_change();
        const CodingId coding = find_own_coding(workspace, options->place).id;
        session.run(workspace, RecodeCoding{coding, find_code(workspace.project(), *code).id});
    });
}

void add_resize(CLI::App& parser, Session& session) {
    struct Options {
        PlaceOptions coding;
        CodeOptions wanted;
    };
    const auto options = std::make_shared<Options>();
    CLI::App* verb = add_verb(
        parser, session, "resize", "Put a coding of yours on more, fewer or other words.",
        "tandem resize stigma.tandem PT06:12 --as Shame --on PT06:12 \"could not say it there\"");
    add_place(*verb, options->coding);
    const auto on = std::make_shared<std::vector<std::string>>();
    verb->add_option("--on", *on, "A turn and its words (\"\": all); again for further turns")
        ->type_size(2)
        ->allow_extra_args(false)
        ->required();
    add_value(*verb, "--nth", options->wanted.nth,
              "Which one, when the words are there several times")
        ->check(CLI::PositiveNumber);
    verb->callback([&session, options, on] {
        options->wanted.where = on->at(0);
        options->wanted.words = on->at(1);
        options->wanted.whole_turn = on->at(1).empty();
        options->wanted.also.assign(on->begin() + 2, on->end());
        Workspace workspace = session.open_for_change();
        const CodingId coding = find_own_coding(workspace, options->coding.place).id;
        session.run(workspace,
                    ResizeCoding{coding, spans_of(workspace.project(), options->wanted)});
    });
}

void add_set(CLI::App& parser, Session& session) {
    const auto options = std::make_shared<PlaceOptions>();
    CLI::App* verb =
        add_verb(parser, session, "set", "Change the kind, voice or marks of a coding of yours.",
                 "tandem set stigma.tandem PT06:12 --as Self-stigma --voice first-hand\n"
                 "  tandem set stigma.tandem PT06:12 --as Self-stigma --negative yes");
    add_place(*verb, *options);
    CLI::Option* kind = add_value(*verb, "--kind", options->kind, "One of the code's kinds");
    CLI::Option* voice =
        add_value(*verb, "--voice", options->voice, "first-hand, about-others or \"\"");
    struct Marks {
        std::optional<bool> negative, candidate, in_vivo;
    };
    const auto marks = std::make_shared<Marks>();
    add_yes_no(*verb, "--negative", marks->negative, "yes: the passage cuts against the code");
    add_yes_no(*verb, "--candidate", marks->candidate, "yes: a quote to print, perhaps");
    add_yes_no(*verb, "--in-vivo", marks->in_vivo, "yes: the code is named after these words");
    verb->callback([&session, options, kind, voice, marks] {
        SetCodingFacets command;
        command.negative = marks->negative;
        command.candidate = marks->candidate;
        command.in_vivo = marks->in_vivo;
        if (kind->count() > 0) command.kind = options->kind;
        if (voice->count() > 0) command.voice = options->voice;
        if (!command.kind && !command.voice && !marks->negative && !marks->candidate &&
            !marks->in_vivo)
            throw CLI::ValidationError("set",
                                       "needs --kind, --voice, --negative, --candidate or "
                                       "--in-vivo");
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
    add_recode(parser, session);
    add_resize(parser, session);
    add_confirm(parser, session);
}

}  // namespace tandem::cli
