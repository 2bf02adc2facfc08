// memo.
#include <ostream>

#include "tandem/app/find.h"
#include "tandem/base/error.h"

#include "cli/coding_place.h"
#include "cli/listings.h"
#include "cli/print.h"
#include "cli/verbs.h"

namespace tandem::cli {
namespace {

struct MemoOptions {
    std::string about, target, words, code, type, text;
};

Guid find_target(const Workspace& workspace, const MemoOptions& options) {
    const Project& project = workspace.project();
    const std::string& target = options.target;
    if (options.about == "study") return project.guid;
    if (target.empty())
        throw CLI::ValidationError("memo add", "name the " + options.about + " it is about");
    if (options.about == "participant") return find_participant(project, target).guid;
    if (options.about == "transcript") return find_transcript(project, target).guid;
    if (options.about == "turn") return find_turn(project, target).turn.guid;
    if (options.about == "code") return find_code(project, target).guid;
    if (options.code.empty())
        throw CLI::ValidationError("memo add", "say which code the coding has: --as CODE");
    const auto found = find_visible_codings(workspace, {target, options.words, options.code});
    if (found.size() == 1) return found[0]->guid;
    return find_own_coding(workspace, {target, options.words, options.code}).guid;
}

std::vector<std::string> types_and_concern() {
    std::vector<std::string> types = memo_types();
    types.emplace_back(kConcern);
    return types;
}

void add_memo(CLI::App& group, Session& session) {
    const auto options = std::make_shared<MemoOptions>();
    CLI::App* verb = add_verb(
        group, session, "add", "Write a memo.",
        "tandem memo add stigma.tandem code Self-stigma --text \"Is it one thing?\" --coder Ana\n"
        "  tandem memo add stigma.tandem coding PT06:12 \"could not say it\" --as Self-stigma "
        "--text \"…\"");
    verb->add_option("ABOUT", options->about, "What it is about")
        ->required()
        ->check(CLI::IsMember(std::vector<std::string>{"study", "participant", "transcript", "turn",
                                                       "coding", "code"}));
    verb->add_option("TARGET", options->target, "PT06, PT06:12 or a code; nothing for the study");
    verb->add_option("WORDS", options->words, "Of a coding, when the turn has several");
    add_value(*verb, "--as", options->code, "The code of a coding");
    add_value(*verb, "--type", options->type,
              "code, theoretical, operational, reflexive, methodological or concern")
        ->check(CLI::IsMember(types_and_concern()));
    add_value(*verb, "--text", options->text, "The memo")->required();
    verb->callback([&session, options] {
        Workspace workspace = session.open_for_change();
        const bool on_code = options->about == "code" || options->about == "coding";
        const std::string type =
            !options->type.empty() ? options->type : (on_code ? "code" : "theoretical");
        session.run(workspace, WriteMemo{options->about, find_target(workspace, *options), type,
                                         options->text});
    });
}

void add_memo_edit(CLI::App& group, Session& session) {
    struct Options {
        std::int64_t number = 0;
        std::string text, type;
        bool withdraw = false;
    };
    const auto options = std::make_shared<Options>();
    CLI::App* verb = add_verb(group, session, "edit", "Change a memo of yours, or withdraw it.",
                              "tandem memo edit stigma.tandem 3 --text \"It is two things.\"");
    verb->add_option("NUMBER", options->number, "Its number in 'memo list'")->required();
    CLI::Option* text = add_value(*verb, "--text", options->text, "The new text");
    CLI::Option* type = add_value(*verb, "--type", options->type, "Another type")
                            ->check(CLI::IsMember(types_and_concern()));
    CLI::Option* withdraw = verb->add_flag("--withdraw", options->withdraw, "Take the memo back");
    text->excludes(withdraw);
    type->excludes(withdraw);
    verb->callback([&session, options] {
        if (options->text.empty() && options->type.empty() && !options->withdraw)
            throw CLI::ValidationError("memo edit", "needs --text, --type or --withdraw");
        Workspace workspace = session.open_for_change();
        EditMemo command{{options->number}, options->text, options->type};
        const Memo* memo = workspace.project().memos.find(command.memo);
        if (memo && command.text.empty() && !options->withdraw) command.text = memo->text;
        session.run(workspace, command);
    });
}

}  // namespace

void add_memo_verbs(CLI::App& parser, Session& session) {
    CLI::App* group = add_group(parser, "memo", "Notes on anything in the study.");
    add_memo(*group, session);
    add_memo_edit(*group, session);
    CLI::App* list = add_reading_verb(*group, session, "list", "List the memos.",
                                      "tandem memo list stigma.tandem --coder Ana");
    const auto filter = std::make_shared<MemoFilter>();
    add_value(*list, "--type", filter->type, "Only memos of this type, or concerns")
        ->check(CLI::IsMember(types_and_concern()));
    add_value(*list, "--about", filter->about, "Only memos on such things")
        ->check(CLI::IsMember(memo_subjects()));
    add_value(*list, "--by", filter->coder, "Only memos by this coder");
    add_value(*list, "--words", filter->words, "Only memos in which these words are");
    list->callback(
        [&session, filter] { show_memos(session, session.open_for_reading(), *filter); });
}

}  // namespace tandem::cli
