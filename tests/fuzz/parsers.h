// Every reader of files from outside, as a function that takes any bytes and must come back: with
// what it promises, or with an Error that names the file.
#pragma once

#include <span>
#include <string_view>

namespace tandem::fuzz {

struct Parser {
    std::string_view name;  // of its folder in corpus/ too
    void (*run)(std::string_view bytes);
};

// A promise that is broken ends the process (TANDEM_CHECK).
std::span<const Parser> parsers();

}  // namespace tandem::fuzz
