// The codebook's tree as a list, so that everything that prints codes prints them in one order.
#pragma once

#include <string>
#include <vector>

#include "tandem/model/project.h"

namespace tandem {

struct CodeInTree {
    const Code* code = nullptr;
    int depth = 0;       // 0 at the top
    std::string number;  // "1.2.1": place among siblings, from the top
};

// Parents before children, siblings by position; merged codes left out. The pointers live as long
// as the project's codes are not changed.
std::vector<CodeInTree> code_tree(const Project& project);

// The kinds that a coding with the code may have: the code's own; of a code without any (made while
// coding), those of all codes.
std::vector<std::string> usable_kinds(const Project& project, const Code& code);

}  // namespace tandem
