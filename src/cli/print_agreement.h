// The answer of `tandem agree` as text and as JSON.
#pragma once

#include <span>
#include <string>

#include "tandem/analysis/study_agreement.h"
#include "tandem/base/json.h"

namespace tandem::cli {

struct PrintedAgreement {
    std::string defaults;  // one sentence, or empty
    bool with_work = false;
};

std::string text_of(const Project& project, const StudyAgreement& agreement,
                    const PrintedAgreement& how);

// The keys of docs/cli.md.
Json json_of(const Project& project, const StudyAgreement& agreement, const PrintedAgreement& how);

// `all` as in what_changes().
Json what_changes_json(const Project& project, std::span<const StudyAgreement> all);

}  // namespace tandem::cli
