// The fixed words of the model, in one place.
#include "tandem/model/approach.h"
#include "tandem/model/codebook.h"
#include "tandem/model/coding.h"
#include "tandem/model/media.h"
#include "tandem/model/memo.h"
#include "tandem/model/people.h"
#include "tandem/model/review.h"

namespace tandem {

const std::vector<std::string>& approaches() {
    static const std::vector<std::string> kApproaches = {"coding reliability", "codebook",
                                                         "grounded theory", kReflexive};
    return kApproaches;
}

const std::vector<std::string>& attribute_types() {
    static const std::vector<std::string> kTypes = {"category", "whole", "decimal", "yes-no",
                                                    "ordered",  "date",  "text"};
    return kTypes;
}

const std::vector<std::string>& code_levels() {
    static const std::vector<std::string> kLevels = {"frame", "theme", "subtheme", "code"};
    return kLevels;
}

std::vector<std::string> split_kinds(std::string_view kinds) {
    std::vector<std::string> list;
    while (!kinds.empty()) {
        const std::size_t end = std::min(kinds.find(';'), kinds.size());
        if (end > 0) list.emplace_back(kinds.substr(0, end));
        kinds.remove_prefix(std::min(end + 1, kinds.size()));
    }
    return list;
}

const std::vector<std::string>& relation_kinds() {
    static const std::vector<std::string> kKinds = {"answered by", "condition of", "consequence of",
                                                    "in tension with"};
    return kKinds;
}

const std::vector<std::string>& review_statuses() {
    static const std::vector<std::string> kStatuses = {"not started", "in progress", "corrected",
                                                       "checked"};
    return kStatuses;
}

const std::vector<std::string>& media_roles() {
    static const std::vector<std::string> kRoles = {"audio", "video", "backup"};
    return kRoles;
}

const std::vector<std::string>& coding_voices() {
    static const std::vector<std::string> kVoices = {"first-hand", "about-others"};
    return kVoices;
}

const std::vector<std::string>& memo_subjects() {
    static const std::vector<std::string> kSubjects = {
        "study", "participant", "transcript", "turn", "coding", "code", "relation"};
    return kSubjects;
}

const std::vector<std::string>& memo_types() {
    static const std::vector<std::string> kTypes = {"code", "theoretical", "operational",
                                                    "reflexive", "methodological"};
    return kTypes;
}

}  // namespace tandem
