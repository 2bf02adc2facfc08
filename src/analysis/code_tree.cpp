#include "tandem/analysis/code_tree.h"

#include <algorithm>
#include <unordered_map>
#include <unordered_set>

namespace tandem {
namespace {

using Children = std::unordered_map<CodeId, std::vector<const Code*>>;

// A code whose parent was merged away stands under the code that took the parent's place.
Children children_by_parent(const Project& project) {
    Children children;
    for (const Code& code : project.codes) {
        if (code.merged_into) continue;
        const CodeId parent = project.resolve(code.parent);
        children[project.codes.find(parent) ? parent : CodeId{}].push_back(&code);
    }
    for (auto& [parent, list] : children) {
        std::stable_sort(list.begin(), list.end(), [](const Code* left, const Code* right) {
            return left->position < right->position;
        });
    }
    return children;
}

struct Walk {
    const Children& children;
    std::unordered_set<CodeId> seen;
    std::vector<CodeInTree> list;

    void add(const Code& code, int depth, const std::string& number) {
        if (!seen.insert(code.id).second) return;
        list.push_back({&code, depth, number});
        const auto found = children.find(code.id);
        if (found == children.end()) return;
        int place = 0;
        for (const Code* child : found->second)
            add(*child, depth + 1, number + "." + std::to_string(++place));
    }
};

}  // namespace

std::vector<CodeInTree> code_tree(const Project& project) {
    const Children children = children_by_parent(project);
    Walk walk{children, {}, {}};
    walk.list.reserve(project.codes.size());
    int place = 0;
    if (const auto top = children.find(CodeId{}); top != children.end())
        for (const Code* code : top->second) walk.add(*code, 0, std::to_string(++place));
    // A ring of parents in a damaged file is reached from nowhere: no code may vanish from print.
    for (const Code& code : project.codes)
        if (!code.merged_into && !walk.seen.contains(code.id))
            walk.add(code, 0, std::to_string(++place));
    return std::move(walk.list);
}

std::vector<std::string> usable_kinds(const Project& project, const Code& code) {
    std::vector<std::string> kinds = split_kinds(code.kinds);
    if (!kinds.empty()) return kinds;
    for (const Code& each : project.codes)
        for (std::string& kind : split_kinds(each.kinds))
            if (std::find(kinds.begin(), kinds.end(), kind) == kinds.end())
                kinds.push_back(std::move(kind));
    return kinds;
}

}  // namespace tandem
