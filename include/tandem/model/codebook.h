// The codebook: a tree of headings, themes, subthemes and codes.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "tandem/base/guid.h"
#include "tandem/model/ids.h"

namespace tandem {

struct Code {
    CodeId id;
    Guid guid;
    CodeId parent;              // none at the top
    std::int64_t position = 0;  // among its siblings
    std::string name;
    std::string alias;  // short stable id of a shipped codebook: "a18"; may be empty
    std::string level;  // "frame", "theme", "subtheme", "code"
    std::string
        kinds;  // allowed kinds, the default first, joined by ';': "facilitator;recommendation"
    std::string definition, use_when, do_not_use_when, example;
    std::string near_miss, near_miss_code, source, derivation;
    CodeId merged_into;  // set when this code was merged: its codings count as that code's
};

// "frame", "theme", "subtheme", "code", from the top down.
const std::vector<std::string>& code_levels();

// The kinds in `kinds`, in order.
std::vector<std::string> split_kinds(std::string_view kinds);

// A typed directed relation between two codes, read "from KIND to".
struct Relation {
    RelationId id;
    Guid guid;
    CodeId from, to;
    std::string kind;  // one of relation_kinds()
    CoderId coder;     // who stated it; none for the study's own
    std::string memo;
    std::vector<CodingId> support;  // codings that show it
    bool deleted = false;
};

// "answered by", "condition of", "consequence of", "in tension with".
const std::vector<std::string>& relation_kinds();

}  // namespace tandem
