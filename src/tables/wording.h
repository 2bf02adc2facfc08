// Small phrases that several tables print the same way.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "tandem/tables/table.h"

namespace tandem {

// "1 coding", "3 codings".
std::string counted(long long count, std::string_view noun);

std::string joined(const std::vector<std::string>& parts, std::string_view between);

// "21/31 (68%)"; "–" when there is nobody to count.
std::string share(int part, int whole);

// "Patient" for "patient"; ASCII first letters only, others stay as typed.
std::string capitalized(std::string_view words);

// What a column of that group is called: "Patient"; "No group" for the empty one.
std::string group_title(std::string_view group);

// The name of a nested row.
Cell indented(std::string words, int steps);

// Letters in the order of first use for remarks printed below a table: [a], [b] … [z], [aa] …
class Footnotes {
 public:
    // " [a]"; the same words get the same letter.
    std::string mark(const std::string& words);
    // "[a] words", in order.
    std::vector<std::string> notes() const;

 private:
    std::vector<std::string> words_;
};

}  // namespace tandem
