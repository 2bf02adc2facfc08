#include <algorithm>

#include "tandem/base/error.h"
#include "tandem/model/approach.h"
#include "tandem/model/project.h"

#include "app/change.h"

namespace tandem {

static std::string approach_list() {
    std::string list;
    for (const std::string& each : approaches()) list += (list.empty() ? "" : ", ") + each;
    return list;
}

void perform(const DeclareApproach& command, Change& change) {
    if (std::ranges::find(approaches(), command.approach) == approaches().end())
        throw Error(ErrorKind::BadInput, "There is no approach '" + command.approach +
                                             "'. Choose from: " + approach_list() + ".");
    const std::string& before = change.project.approach;
    if (command.approach == before)
        throw Error(ErrorKind::Conflict,
                    "The study's approach is " + in_quotes(before) + " already.");
    const std::string reason = optional_text(command.reason, "The reason");
    if (!before.empty() && reason.empty())
        throw Error(ErrorKind::BadInput, "The study's approach is " + in_quotes(before) +
                                             "; say why it becomes another one (--reason). It "
                                             "stays in the history.");
    change.file.put("approach",
                    {{"study", std::int64_t{1}}, {"name", command.approach}, {"reason", reason}});
    change.result.sentence =
        before.empty() ? "declared that the study's approach is " + in_quotes(command.approach)
                       : "changed the study's approach from " + in_quotes(before) + " to " +
                             in_quotes(command.approach);
    if (!reason.empty()) change.result.sentence += ": " + in_quotes(reason, 200);
}

}  // namespace tandem
