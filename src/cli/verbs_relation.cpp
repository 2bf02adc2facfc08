// relate, unrelate.
#include "tandem/app/find.h"
#include "tandem/base/error.h"

#include "cli/coding_place.h"
#include "cli/print.h"
#include "cli/verbs.h"

namespace tandem::cli {
namespace {

struct RelationOptions {
    std::string from, kind, to, memo;
    std::vector<std::string> support;
};

void add_ends(CLI::App& verb, RelationOptions& options) {
    verb.add_option("FROM", options.from, "A code")->required();
    verb.add_option("KIND", options.kind,
                    "\"answered by\", \"condition of\", \"consequence of\" or \"in tension with\"")
        ->required()
        ->check(CLI::IsMember(relation_kinds()));
    verb.add_option("TO", options.to, "Another code")->required();
}

// All codings of either code in the turn that the person at work may see.
std::vector<CodingId> supporting(const Workspace& workspace, const RelationOptions& options) {
    std::vector<CodingId> ids;
    for (const std::string& turn : options.support) {
        const std::size_t before = ids.size();
        for (const std::string& code : {options.from, options.to})
            for (const Coding* coding : find_visible_codings(workspace, {turn, "", code}))
                ids.push_back(coding->id);
        if (ids.size() == before)
            throw Error(ErrorKind::NotFound, "Nothing in " + turn + " that you may see is coded '" +
                                                 options.from + "' or '" + options.to + "'.");
    }
    return ids;
}

RelationId find_relation(const Project& project, const RelationOptions& options) {
    const CodeId from = find_code(project, options.from).id;
    const CodeId to = find_code(project, options.to).id;
    for (const Relation& relation : project.relations)
        if (!relation.deleted && project.resolve(relation.from) == from &&
            project.resolve(relation.to) == to && relation.kind == options.kind)
            return relation.id;
    throw Error(ErrorKind::NotFound, "It is not stated that '" + options.from + "' is " +
                                         options.kind + " '" + options.to + "'.");
}

}  // namespace

void add_relation_verbs(CLI::App& parser, Session& session) {
    const auto options = std::make_shared<RelationOptions>();
    CLI::App* relate = add_verb(
        parser, session, "relate", "State how one code is related to another.",
        "tandem relate stigma.tandem \"Closing the record\" \"answered by\" \"Open notes\" "
        "--support PT06:12");
    add_ends(*relate, *options);
    relate->add_option("--support", options->support, "Turns whose codings show it");
    add_value(*relate, "--memo", options->memo, "Why");
    relate->callback([&session, options] {
        Workspace workspace = session.open_for_change();
        const Project& project = workspace.project();
        const CodeId from = find_code(project, options->from).id;
        const CodeId to = find_code(project, options->to).id;
        session.run(workspace, RelateCodes{from, to, options->kind, supporting(workspace, *options),
                                           options->memo});
    });
    const auto ends = std::make_shared<RelationOptions>();
    CLI::App* unrelate = add_verb(
        parser, session, "unrelate", "Take such a statement back.",
        "tandem unrelate stigma.tandem \"Closing the record\" \"answered by\" \"Open notes\"");
    add_ends(*unrelate, *ends);
    unrelate->callback([&session, ends] {
        Workspace workspace = session.open_for_change();
        session.run(workspace, RemoveRelation{find_relation(workspace.project(), *ends)});
    });
}

}  // namespace tandem::cli
