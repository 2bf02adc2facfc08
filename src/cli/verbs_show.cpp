// show.
#include "cli/listings.h"
#include "cli/verbs.h"

namespace tandem::cli {
namespace {

using Show = void (*)(const Session&, const Workspace&);

struct Part {
    const char* name;
    Show show;
};

constexpr Part kParts[] = {
    {"overview", show_overview},
    {"participants", show_participants},
    {"transcripts", show_transcripts},
    {"codebook", show_codebook},
    {"rounds", show_rounds},
    {"relations", show_relations},
    {"guide", show_guide},
};

struct ShowOptions {
    std::string what, name;
    CodingFilter filter;
};

void show_as_asked(const Session& session, const ShowOptions& options) {
    const Workspace workspace = session.open_for_reading();
    if (options.what == "codings") return show_codings(session, workspace, options.filter);
    if (options.what == "transcript") {
        if (options.name.empty())
            throw CLI::ValidationError("show transcript", "name the transcript");
        return show_transcript(session, workspace, options.name);
    }
    if (options.what == "uncoded") {
        if (options.name.empty()) throw CLI::ValidationError("show uncoded", "name the transcript");
        return show_uncoded(session, workspace, options.name);
    }
    if (options.what == "question") {
        if (options.name.empty()) throw CLI::ValidationError("show question", "name the question");
        return show_question(session, workspace, options.name);
    }
    if (options.what == "memos") return show_memos(session, workspace, {});
    for (const Part& part : kParts)
        if (options.what == part.name) return part.show(session, workspace);
}

}  // namespace

void add_show_verbs(CLI::App& parser, Session& session) {
    const auto options = std::make_shared<ShowOptions>();
    options->what = "overview";
    CLI::App* verb = add_reading_verb(
        parser, session, "show", "Print a part of the study; without a part, its numbers.",
        "tandem show stigma.tandem codings --transcript PT06 --coder Ana\n"
        "  tandem show stigma.tandem transcript PT06");
    std::vector<std::string> parts{"codings", "memos", "question", "transcript", "uncoded"};
    for (const Part& part : kParts) parts.emplace_back(part.name);
    verb->add_option("PART", options->what,
                     "participants, transcripts, transcript NAME, uncoded NAME, codebook, codings, "
                     "memos, guide, question KEY, rounds or relations")
        ->check(CLI::IsMember(parts));
    verb->add_option("NAME", options->name, "Of the transcript or question to print");
    add_value(*verb, "--transcript", options->filter.transcript, "Only codings of this transcript");
    add_value(*verb, "--code", options->filter.code, "Only codings of this code and those below");
    add_value(*verb, "--by", options->filter.coder, "Only codings by this coder");
    add_value(*verb, "--state", options->filter.state, "Only same, changed or lost codings")
        ->check(CLI::IsMember(std::vector<std::string>{"same", "changed", "lost"}));
    verb->add_flag("--changed", options->filter.changed,
                   "Only changed and lost codings, with the words that were chosen");
    add_value(*verb, "--marked", options->filter.mark, "Only codings with this mark")
        ->check(CLI::IsMember(std::vector<std::string>{"negative", "candidate", "in-vivo"}));
    verb->callback([&session, options] { show_as_asked(session, *options); });
}

}  // namespace tandem::cli
