#include "cli/compared.h"

#include "tandem/app/find.h"
#include "tandem/base/error.h"

#include "cli/print.h"

namespace tandem::cli {
namespace {

std::pair<CoderId, CoderId> two_coders(const Project& project, const std::string& names) {
    if (names.empty()) {
        std::vector<CoderId> who;  // in the order in which they came
        for (const Coder& coder : project.coders)
            if (!project.assistants.contains(coder.id)) who.push_back(coder.id);
        if (who.size() != 2)
            throw Error(ErrorKind::BadInput,
                        "The study has " +
                            counted(static_cast<std::int64_t>(who.size()), "coder", "coders") +
                            "; agreement is between two. Name them: --coders Ana,Ben.");
        return {who[0], who[1]};
    }
    const std::size_t comma = names.find(',');
    if (comma == std::string::npos)
        throw Error(ErrorKind::BadInput, "Name two coders with a comma between: --coders Ana,Ben.");
    const std::pair two{find_coder(project, names.substr(0, comma)).id,
                        find_coder(project, names.substr(comma + 1)).id};
    if (two.first == two.second)
        throw Error(ErrorKind::BadInput, "Name two different coders: --coders Ana,Ben.");
    return two;
}

}  // namespace

AgreementResults compare(const Workspace& workspace, const ComparedCoders& compared) {
    const Project& project = workspace.project();
    const auto [a, b] = two_coders(project, compared.coders);
    std::vector<TranscriptId> transcripts;
    for (const Transcript* transcript : project.transcripts_by_name())
        if (project.is_done(transcript->id, a) && project.is_done(transcript->id, b) &&
            may_see(project, viewer_of(workspace), a, transcript->id) &&
            may_see(project, viewer_of(workspace), b, transcript->id))
            transcripts.push_back(transcript->id);
    if (transcripts.empty())
        throw Error(
            ErrorKind::Conflict,
            "There is nothing to compare yet: no transcript has been declared done by both " +
                project.coders.find(a)->name + " and " + project.coders.find(b)->name +
                ". Each does so with: tandem round done.");
    AgreementOptions options;
    const auto unit = find_unit(compared.unit);
    if (!unit) throw Error(ErrorKind::BadInput, "There is no unit '" + compared.unit + "'.");
    options.units.unit = *unit;
    options.units.participant_turns_only = !compared.all_turns;
    options.units.roll_up = compared.roll_up;
    for (const std::string& code : compared.codes)
        options.units.codes.push_back(find_code(project, code).id);
    options.measures = compared.measures;
    options.level = compared.level;
    const auto codings = visible_codings(project, viewer_of(workspace));
    return compare_coders(project, codings, transcripts, a, b, options);
}

}  // namespace tandem::cli
