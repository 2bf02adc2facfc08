// Which words before a colon are a speaker's name.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

namespace tandem {

// `NAME: text`, both trimmed where they meet; `rest` is empty for a bare `NAME:` line.
struct NamePrefix {
    std::string_view name;
    std::string_view rest;
};

// The prefix of a line if it could be a name: at most `max_length` code points and six words, with
// a letter, no year in brackets (a reference), no address, and not a word such as "Note" (spec
// formats.md G10). Also `**NAME:** text`, `NAME : text`,
// `[NAME]: text` and the full-width colon.
std::optional<NamePrefix> name_prefix(std::string_view line, std::size_t max_length = 40);

// The same for a name that stands without a colon.
bool could_be_speaker(std::string_view name, std::size_t max_length);

// Every word begins like a name ("Ana van Dyk (SL)", "P1", any script without capitals), so that
// one occurrence is evidence: "So the point is" fails.
bool is_written_like_a_name(std::string_view name);

// Has a character that is neither ASCII punctuation, digit nor space.
bool has_letter(std::string_view text);

std::size_t count_code_points(std::string_view text);

}  // namespace tandem
