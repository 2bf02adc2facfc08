// Unknown bytes to the text Tandem keeps: UTF-8, LF, no BOM, otherwise untouched.
#pragma once

#include <string>
#include <string_view>

namespace tandem {

struct DecodedText {
    std::string text;      // valid UTF-8; CRLF and CR are LF; no byte order mark; no normalisation
    std::string encoding;  // "UTF-8", "UTF-8 with BOM", "UTF-16LE", "UTF-16BE", "windows-1252", …
};

// A byte order mark decides; then strict UTF-8; then UTF-16 by the parity of zero bytes; then
// windows-1252 if the bytes read as text in it. Throws Error(BadInput) naming what was met (a zero
// byte, an invalid byte and its line) when none fits. `name` is the file's name, for the message.
DecodedText decode(std::string_view bytes, std::string_view name);

}  // namespace tandem
