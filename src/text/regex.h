// ICU's regular expressions with a limit on their work, and their mistakes in words; for use inside
// text/ only.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <unicode/regex.h>

namespace tandem {

class Regex {
 public:
    // What is wrong with `pattern` (UTF-8), in one sentence; empty when nothing is.
    static std::string problem_of(std::string_view pattern);

    // Requires: problem_of(pattern) is empty.
    Regex(std::string_view pattern, bool match_case);
    Regex(const Regex&) = delete;
    Regex& operator=(const Regex&) = delete;

    // UTF-16 units [begin, end) of the text. The answer is where to look on from: `end`, or an
    // earlier place after `begin`.
    using Found = std::function<std::size_t(std::size_t begin, std::size_t end)>;

    // Calls `found` for each match that is not empty. False when it takes more steps than a text of
    // this length is given, or more memory.
    bool each_match(const std::u16string& text, const Found& found);

 private:
    static UBool count_steps(const void* self, std::int32_t steps);

    std::unique_ptr<icu::RegexPattern> pattern_;
    std::unique_ptr<icu::RegexMatcher> matcher_;
    std::int64_t spare_;  // ten thousand steps each, saved up over the texts
};

}  // namespace tandem
