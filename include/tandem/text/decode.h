// Unknown bytes to the text Tandem keeps: UTF-8, LF, no BOM, otherwise untouched.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace tandem {

struct DecodedText {
    std::string text;      // valid UTF-8; CRLF and CR are LF; no byte order mark; no normalisation
    std::string encoding;  // "UTF-8", "UTF-8 with BOM", "UTF-16LE", "UTF-16BE", "windows-1252", …
};

// A byte order mark decides. Without one:
// 1. Bytes without a zero that are strict UTF-8 are UTF-8.
// 2. Bytes with a zero, or with control characters that no text in an 8-bit encoding has, are
// UTF-16
//    if exactly one byte order reads as text: no lone surrogate, control or unassigned character,
//    and at least two thirds of the letters of an alphabet or of Chinese, Japanese or Korean.
// 3. Bytes among which there is at least one well-formed multi-byte UTF-8 character for every four
//    bytes that are not UTF-8 are damaged UTF-8, and refused: read as windows-1252 their accents
//    would turn to rubbish unseen.
// 4. What is left is windows-1252 if it has no control characters, none of the bytes 81 8D 8F 90
// 9D,
//    and not mostly accented letters (which is how Cyrillic, Greek or Chinese bytes look in it).
//    Mac Roman instead, when all lines end in CR alone (as old Macs wrote them), or when accented
//    letters stand where only quotation marks and accents of Mac Roman make sense ("donÕt").
// Throws Error(BadInput) naming what was met (a zero byte, an invalid byte), its line and what to
// do when none fits. Nothing is dropped or replaced. `name` is the file's name, for the message.
// Empty input is an empty text in "UTF-8".
DecodedText decode(std::string_view bytes, std::string_view name);

// Encodings that can be asked for by name: what decode() finds, and older ones of every script,
// which it never takes bytes for.
const std::vector<std::string>& encodings();

// As somebody says that the bytes are: `encoding` is one of encodings() in any capitals, or "auto"
// for decode(). A byte order mark goes. Throws Error(BadInput) for another name, and naming the
// line for bytes that are no characters there, or control characters, which a wrong choice shows.
DecodedText decode_as(std::string_view bytes, std::string_view name, std::string_view encoding);

// Bytes of a Windows code page (1252, 1250, 932 …; 10000 is Mac Roman) as UTF-8; what is no
// character there becomes U+FFFD. A page that is not known is read as windows-1252.
std::string decode_code_page(std::string_view bytes, int page);

}  // namespace tandem
