// What a study can be printed as, and what two coders are compared by: of what may be seen.
#include <array>

#include "tandem/app/derived.h"
#include "tandem/base/check.h"
#include "tandem/tables/codebook_table.h"
#include "tandem/tables/participants_table.h"
#include "tandem/tables/relations_table.h"
#include "tandem/tables/study_agreement_table.h"
#include "tandem/tables/theme_list_table.h"
#include "tandem/tables/theme_quote_table.h"

namespace tandem {

std::span<const TableKind> table_kinds() {
    static constexpr std::array kKinds{
        TableKind{"theme-quotes", "Themes and quotes",
                  "Every theme with its numbered quotes, patients and professionals apart."},
        TableKind{"themes", "Themes", "What each theme means and how many people stand behind it."},
        TableKind{"codebook", "Codebook", "All codes with their definitions and rules of use."},
        TableKind{"agreement", "Agreement", "Two coders compared, code by code."},
        TableKind{"participants", "Participants", "Who was interviewed."},
        TableKind{"relations", "Relations", "How codes hang together, with the passages."}};
    return kKinds;
}

// Its numbers open the units of that round and group.
static Table agreement_table(const Project& project, const StudyAgreement& agreement,
                             const AgreementQuery& query) {
    Table table = study_agreement_table(project, agreement);
    for (Row& row : table.rows)
        for (Cell& cell : row.cells) {
            if (!cell.counts) continue;
            cell.counts->group = query.group;
            cell.counts->cell->round = query.round;
        }
    return table;
}

static Table visible_table(const Project& project, Viewer viewer, std::string_view kind,
                           const AgreementQuery& query) {
    if (kind == "codebook") return codebook_table(project);
    if (kind == "participants") return participants_table(project);
    const std::vector<const Coding*> codings = visible_codings(project, viewer);
    std::vector<TranscriptId> transcripts;
    for (const Transcript* each : project.transcripts_by_name()) transcripts.push_back(each->id);
    if (kind == "theme-quotes") return theme_quote_table(project, codings, transcripts);
    if (kind == "themes") return theme_list_table(project, codings, transcripts);
    if (kind == "relations")
        return relations_table(project, codings, visible_relations(project, viewer));
    TANDEM_CHECK(kind == "agreement", "a table is one of table_kinds()");
    if (query.a != query.b && query.a && query.b)
        return agreement_table(project, viewed_agreement(project, viewer, codings, query), query);
    Table none;
    none.name = "agreement";
    none.title = "Agreement";
    none.notes = {"Agreement needs two coders; this study has fewer."};
    return none;
}

Table study_table(const Project& project, Viewer viewer, std::string_view kind,
                  const AgreementQuery& query) {
    Table table = visible_table(project, viewer, kind, query);
    if (kind != "codebook" && kind != "participants" && hides_something(project, viewer))
        table.notes.push_back(
            "Partial: work that is hidden until its coders are done is not counted.");
    return table;
}

}  // namespace tandem
