// codebook.
#include <array>
#include <ostream>

#include "tandem/app/export_files.h"
#include "tandem/app/find.h"

#include "cli/import_preview.h"
#include "cli/listings.h"
#include "cli/print.h"
#include "cli/verbs.h"

namespace tandem::cli {
namespace {

void add_add(CLI::App& group, Session& session) {
    struct Options {
        std::string name, parent, level = "code", kinds, definition;
    };
    const auto options = std::make_shared<Options>();
    CLI::App* verb =
        add_verb(group, session, "add", "Add a code.",
                 "tandem codebook add stigma.tandem \"Small talk\" --under Facilitators");
    verb->add_option("NAME", options->name, "Its name")->required();
    add_value(*verb, "--under", options->parent, "The code it stands under; else the top");
    add_value(*verb, "--level", options->level, "frame, theme, subtheme or code")
        ->check(CLI::IsMember(code_levels()));
    add_value(*verb, "--kinds", options->kinds,
              "Kinds, the default first: \"barrier;facilitator\"");
    add_value(*verb, "--definition", options->definition, "What it means");
    verb->callback([&session, options] {
        Workspace workspace = session.open_for_change();
        AddCode command;
        command.name = options->name;
        if (!options->parent.empty())
            command.parent = find_code(workspace.project(), options->parent).id;
        command.level = options->level;
        command.kinds = options->kinds;
        command.definition = options->definition;
        session.run(workspace, command);
    });
}

// The fields of a code that can be edited, and their options.
struct EditedField {
    const char *option, *sentence;
    std::optional<std::string> EditCode::*field;
};
constexpr std::array<EditedField, 7> kEdited{
    {{"--name", "Another name", &EditCode::name},
     {"--alias", "Another short name", &EditCode::alias},
     {"--kinds", "Kinds, the default first", &EditCode::kinds},
     {"--definition", "What it means", &EditCode::definition},
     {"--use-when", "When to use it", &EditCode::use_when},
     {"--do-not-use-when", "When not to use it", &EditCode::do_not_use_when},
     {"--example", "A typical passage", &EditCode::example}}};

void add_edit(CLI::App& group, Session& session) {
    struct Options {
        std::string code;
        std::array<std::string, kEdited.size()> texts;
        std::array<CLI::Option*, kEdited.size()> given{};
    };
    const auto options = std::make_shared<Options>();
    CLI::App* verb =
        add_verb(group, session, "edit", "Rename a code or change what is said of it.",
                 "tandem codebook edit stigma.tandem Self-stigma --name \"Own stigma\"");
    verb->add_option("CODE", options->code, "The code")->required();
    for (std::size_t i = 0; i < kEdited.size(); ++i)
        options->given[i] =
            add_value(*verb, kEdited[i].option, options->texts[i], kEdited[i].sentence);
    verb->callback([&session, options] {
        EditCode command;
        bool any = false;
        for (std::size_t i = 0; i < kEdited.size(); ++i) {
            if (options->given[i]->count() == 0) continue;
            command.*kEdited[i].field = options->texts[i];
            any = true;
        }
        if (!any) throw CLI::ValidationError("codebook edit", "say what to change, such as --name");
        Workspace workspace = session.open_for_change();
        command.code = find_code(workspace.project(), options->code).id;
        session.run(workspace, command);
    });
}

void add_move(CLI::App& group, Session& session) {
    struct Options {
        std::string code, parent;
        std::int64_t place = 0;
        bool top = false;
    };
    const auto options = std::make_shared<Options>();
    CLI::App* verb =
        add_verb(group, session, "move", "Put a code under another, or to the top.",
                 "tandem codebook move stigma.tandem \"Small talk\" --under \"Easy contact\"");
    verb->add_option("CODE", options->code, "The code")->required();
    CLI::Option* under = add_value(*verb, "--under", options->parent, "Its new parent");
    CLI::Option* top = verb->add_flag("--top", options->top, "To the top");
    under->excludes(top);
    add_value(*verb, "--place", options->place, "Among its new siblings, from 1; else last")
        ->check(CLI::PositiveNumber);
    verb->callback([&session, options] {
        if (options->parent.empty() && !options->top)
            throw CLI::ValidationError("codebook move", "needs --under CODE or --top");
        Workspace workspace = session.open_for_change();
        const Project& project = workspace.project();
        MoveCode command;
        command.code = find_code(project, options->code).id;
        if (!options->top) command.parent = find_code(project, options->parent).id;
        command.position = options->place - 1;
        session.run(workspace, command);
    });
}

void add_merge(CLI::App& group, Session& session) {
    struct Options {
        std::string from, into;
    };
    const auto options = std::make_shared<Options>();
    CLI::App* verb =
        add_verb(group, session, "merge",
                 "Count the codings of one code as another's; both names stay in the history.",
                 "tandem codebook merge stigma.tandem Shame --into Self-stigma");
    verb->add_option("FROM", options->from, "The code that goes")->required();
    add_value(*verb, "--into", options->into, "The code that stays")->required();
    verb->callback([&session, options] {
        Workspace workspace = session.open_for_change();
        const Project& project = workspace.project();
        session.run(workspace, MergeCodes{find_code(project, options->from).id,
                                          find_code(project, options->into).id});
    });
}

void add_files(CLI::App& group, Session& session) {
    const auto file = std::make_shared<std::string>();
    CLI::App* import = add_reading_verb(group, session, "import", "Add the codes of a CSV file.",
                                        "tandem codebook import stigma.tandem stigma-ibh.csv");
    import->add_option("FILE", *file, "A codebook")->required();
    import->callback([&session, file] {
        ImportOptions options;
    options.type = "codebook";
    import_files(session, {*file}, options, false);
});
CLI::App* out = add_verb(group, session, "export", "Write the codebook as CSV.",
                         "tandem codebook export stigma.tandem codebook.csv");
out->add_option("FILE", *file, "Where to")->required();
out->callback([&session, file] {
    const Workspace workspace = session.open_for_reading();
    write_export(*file, export_codebook(workspace.project()));
    session.out << "Wrote the codebook to " << *file << ".\n";
});
CLI::App* check = group.add_subcommand("check", "Check a codebook file without importing it.");
check->footer("Example:\n  tandem codebook check stigma-ibh.csv");
check->add_option("FILE", *file, "A codebook")->required();
check->add_flag("--json", session.json, "Answer with one JSON object");
check->callback([&session, file] {
    ImportOptions options;
    options.type = "codebook";
    const ImportPlan plan = plan_import(Project(), {*file}, options);
    if (session.json)
        session.print_json({{"files", Json::array({preview_json(plan.files[0])})}});
    else
        session.out << preview_text(plan.files[0]);
});
}  // namespace

}  // namespace tandem::cli

void add_codebook_verbs(CLI::App& parser, Session& session) {
    CLI::App* group = add_group(parser, "codebook", "The codes and how they stand together.");
    CLI::App* show = add_reading_verb(*group, session, "show", "Print the tree of codes.",
                                      "tandem codebook show stigma.tandem");
    show->callback([&session] { show_codebook(session, session.open_for_reading()); });
    add_add(*group, session);
    add_edit(*group, session);
    add_move(*group, session);
    add_merge(*group, session);
    add_files(*group, session);
}

}  // namespace tandem::cli
