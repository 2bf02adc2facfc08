// table.
#include <ostream>

#include "tandem/app/export_table.h"
#include "tandem/app/find.h"
#include "tandem/base/error.h"
#include "tandem/tables/codebook_table.h"
#include "tandem/tables/participants_table.h"
#include "tandem/tables/relations_table.h"
#include "tandem/tables/study_agreement_table.h"
#include "tandem/tables/theme_list_table.h"
#include "tandem/tables/theme_quote_table.h"

#include "cli/agree_options.h"
#include "cli/print.h"
#include "cli/verbs.h"

namespace tandem::cli {
namespace {

struct TableOptions {
    std::string kind, file, title;
    std::vector<std::string> frames, attributes;
    bool agreed_only = false;
    int first_number = 1;
    AgreeOptions compared;
};

// What the reader may see of a study, as the builders want it.
struct Material {
    const Project& project;
    std::vector<const Coding*> codings;
    std::vector<TranscriptId> transcripts;
};

Table theme_quotes(const Material& material, const TableOptions& options) {
    ThemeQuoteOptions how;
    for (const std::string& frame : options.frames)
        how.frames.push_back(find_code(material.project, frame).id);
    how.agreed_only = options.agreed_only;
    how.attributes = options.attributes;
    how.first_number = options.first_number;
    how.title = options.title;
    return theme_quote_table(material.project, material.codings, material.transcripts, how);
}

struct TableKind {
    const char *name, *sentence;
    Table (*build)(const Workspace&, const Material&, const TableOptions&);
};

constexpr TableKind kKinds[] = {
    {"theme-quotes", "heading, theme, perspective, numbered quotes",
     [](const Workspace&, const Material& material, const TableOptions& options) {
         return theme_quotes(material, options);
     }},
    {"themes", "themes with their definitions and counts",
     [](const Workspace&, const Material& material, const TableOptions&) {
         return theme_list_table(material.project, material.codings, material.transcripts);
     }},
    {"codebook", "the codebook for print",
     [](const Workspace&, const Material& material, const TableOptions&) {
         return codebook_table(material.project);
     }},
    {"agreement", "coders compared, code by code",
     [](const Workspace& workspace, const Material& material, const TableOptions& options) {
         return study_agreement_table(
             material.project,
             agree(material.project, viewer_of(workspace), asked_agreement(options.compared)));
     }},
    {"participants", "the sample",
     [](const Workspace&, const Material& material, const TableOptions& options) {
         return participants_table(material.project, options.attributes);
     }},
    {"relations", "stated relations between codes, with their passages",
     [](const Workspace& workspace, const Material& material, const TableOptions&) {
         return relations_table(material.project, material.codings,
                                visible_relations(material.project, viewer_of(workspace)));
     }},
};

const TableKind* find_kind(const std::string& name) {
    for (const TableKind& kind : kKinds)
        if (name == kind.name) return &kind;
    return nullptr;
}

void list_kinds(const Session& session) {
    Json list = Json::array();
    Listing listing{{"table", "what it holds"}, {}, {}};
    for (const TableKind& kind : kKinds) {
        list.push_back({{"name", kind.name}, {"holds", kind.sentence}});
        listing.rows.push_back({kind.name, kind.sentence});
    }
    if (session.json)
        session.print_json({{"tables", list}});
    else
        session.out << listing.text();
}

Json cell_json(const Cell& cell) {
    return cell.number ? Json(*cell.number) : Json(cell.text);
}

Json table_json(const Table& table) {
    Json columns = Json::array(), rows = Json::array();
    for (const Column& column : table.columns) columns.push_back(column.name);
    for (const Row& row : table.rows) {
        Json cells = Json::array();
        for (const Cell& cell : row.cells) cells.push_back(cell_json(cell));
        rows.push_back({{"kind", row.kind == Row::Kind::Body      ? "body"
                                 : row.kind == Row::Kind::Heading ? "heading"
                                                                  : "subheading"},
                        {"cells", cells}});
    }
    return {{"name", table.name},
            {"title", table.title},
            {"columns", columns},
            {"rows", rows},
            {"notes", table.notes}};
}

void make_table(const Session& session, const TableOptions& options) {
    const Workspace workspace = session.open_for_reading();
    if (options.kind.empty()) return list_kinds(session);
    Material material{
        workspace.project(), visible_codings(workspace.project(), viewer_of(workspace)), {}};
    for (const Transcript* transcript : workspace.project().transcripts_by_name())
        material.transcripts.push_back(transcript->id);
    const Table table = find_kind(options.kind)->build(workspace, material, options);
    if (!options.file.empty()) {
        export_table(table, options.file);
        if (!session.json) session.out << "Wrote the table to " << options.file << ".\n";
    } else if (!session.json) {
        session.out << table_as_text(table);
    }
    if (session.json) {
        Json answer = table_json(table);
        answer["hidden"] = hides_something(workspace);
        session.print_json(answer);
    } else {
        session.print_hidden_note(workspace);
    }
}

}  // namespace

void add_table_verbs(CLI::App& parser, Session& session) {
    const auto options = std::make_shared<TableOptions>();
    CLI::App* verb = add_reading_verb(
        parser, session, "table",
        "Make a table for the paper, as a file or on the screen; without a kind, list the kinds.",
        "tandem table stigma.tandem theme-quotes --to supplement.docx");
    std::vector<std::string> kinds;
    for (const TableKind& kind : kKinds) kinds.emplace_back(kind.name);
    verb->add_option("KIND", options->kind, "Which table")->check(CLI::IsMember(kinds));
    add_value(*verb, "--to", options->file, "A file: .docx .xlsx .csv .tsv .html .md .tex");
    add_value(*verb, "--frame", options->frames,
              "theme-quotes: only under this code; again for more");
    verb->add_flag("--agreed-only", options->agreed_only,
                   "theme-quotes: only what all coders marked");
    add_value(*verb, "--first-number", options->first_number, "theme-quotes: of the first quote");
    add_value(*verb, "--title", options->title, "theme-quotes: printed above");
    add_value(*verb, "--attribute", options->attributes,
              "theme-quotes, participants: print this attribute; again for more");
    add_agree_options(*verb, options->compared);
    verb->callback([&session, options] { make_table(session, *options); });
}

}  // namespace tandem::cli
