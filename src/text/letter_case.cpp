#include "tandem/text/letter_case.h"

#include <unicode/locid.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

namespace tandem {
namespace {

using icu::UnicodeString;

UnicodeString read(std::string_view text) {
    return UnicodeString::fromUTF8({text.data(), static_cast<std::int32_t>(text.size())});
}

std::string written(const UnicodeString& text) {
    std::string out;
    text.toUTF8String(out);
    return out;
}

UnicodeString upper(UnicodeString text) {
    return text.toUpper(icu::Locale::getRoot());
}
UnicodeString lower(UnicodeString text) {
    return text.toLower(icu::Locale::getRoot());
}

int cased_letters(const UnicodeString& text) {
    int letters = 0;
    for (std::int32_t at = 0; at < text.length(); at = text.moveIndex32(at, 1)) {
        const UChar32 c = text.char32At(at);
        letters += u_tolower(c) != c || u_toupper(c) != c;
    }
    return letters;
}

bool begins_with_capital(const UnicodeString& text) {
    const UChar32 c = text.char32At(0);
    return !text.isEmpty() && u_tolower(c) != c;
}

}  // namespace

std::string with_case_of(std::string_view found, std::string_view sought, std::string_view with) {
    const UnicodeString there = read(found), wanted = read(sought), words = read(with);
    if (there == wanted || words.isEmpty()) return std::string(with);
    const int letters = cased_letters(there);
    if (letters >= 2 && there == upper(there) && wanted != upper(wanted))
        return written(upper(words));
    if (letters >= 1 && there == lower(there) && wanted != lower(wanted))
        return written(lower(words));
    const bool shouted = cased_letters(wanted) >= 2 && wanted == upper(wanted);
    if (!begins_with_capital(there) || (begins_with_capital(wanted) && !shouted))
        return std::string(with);
    const std::int32_t first = words.moveIndex32(0, 1);
    const UnicodeString rest = words.tempSubString(first);
    return written(upper(words.tempSubString(0, first)) + (shouted ? lower(rest) : rest));
}

}  // namespace tandem
