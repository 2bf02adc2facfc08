#include "tandem/text/fold.h"

#include <algorithm>
#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/uscript.h>
#include <unicode/utf8.h>

#include "tandem/base/check.h"

#include "text/folding.h"
#include "text/segments.h"

namespace tandem {

// Inherited are the marks that many scripts share, the Arabic vowels among them.
bool is_droppable_mark(char32_t point) {
    const auto c = static_cast<UChar32>(point);
    if (c == 0x640) return true;  // tatweel: no mark, but a mere lengthening
    if (u_charType(c) != U_NON_SPACING_MARK) return false;
    if (c == 0x3099 || c == 0x309A) return false;  // ka and ga are different letters
    UErrorCode status = U_ZERO_ERROR;
    switch (uscript_getScript(c, &status)) {
        case USCRIPT_INHERITED:
        case USCRIPT_COMMON:
        case USCRIPT_LATIN:
        case USCRIPT_GREEK:
        case USCRIPT_CYRILLIC:
        case USCRIPT_HEBREW:
        case USCRIPT_ARABIC:
            return true;
        default:
            return false;
    }
}

namespace {

struct Replacement {
    UChar32 from;
    const char* to;
};

// Before Unicode's own folding, which would make a space and a mark of some of these, and after it,
// because it makes one of them itself.
constexpr Replacement kQuotes[] = {
    {0x60, "'"},    {0xB4, "'"},    {0x2B9, "'"},  {0x2BB, "'"},   {0x2BC, "'"},   {0x2BD, "'"},
    {0x2018, "'"},  {0x2019, "'"},  {0x201A, "'"}, {0x201B, "'"},  {0x2032, "'"},  {0x2039, "'"},
    {0x203A, "'"},  {0xAB, "\""},   {0xBB, "\""},  {0x201C, "\""}, {0x201D, "\""}, {0x201E, "\""},
    {0x201F, "\""}, {0x2033, "\""}, {0x2212, "-"}};

// After it: ligatures and letters with a stroke that Unicode takes for letters of their own.
// Capitals are met only when case is kept.
constexpr Replacement kLigatures[] = {{0xE6, "ae"}, {0x153, "oe"}, {0xC6, "AE"}, {0x152, "OE"}};
constexpr Replacement kStrokes[] = {{0xF8, "o"},  {0x111, "d"}, {0x127, "h"},
                                    {0x131, "i"}, {0x142, "l"}, {0xD8, "O"},
                                    {0x110, "D"}, {0x126, "H"}, {0x141, "L"}};

template <std::size_t N>
const char* replacement(const Replacement (&table)[N], UChar32 c) {
    for (const Replacement& entry : table) {
        if (entry.from == c) return entry.to;
    }
    return nullptr;
}

const icu::Normalizer2& normalizer(const icu::Normalizer2* (*get)(UErrorCode&)) {
    UErrorCode status = U_ZERO_ERROR;
    const icu::Normalizer2* found = get(status);
    TANDEM_CHECK(U_SUCCESS(status) && found, "ICU has its normalisation tables");
    return *found;
}

icu::UnicodeString normalized(const icu::Normalizer2& by, const icu::UnicodeString& text) {
    UErrorCode status = U_ZERO_ERROR;
    icu::UnicodeString result = by.normalize(text, status);
    TANDEM_CHECK(U_SUCCESS(status), "ICU normalises a text");
    return result;
}

// Quotes, spaces and dashes as a keyboard has them.
void append_straight(icu::UnicodeString& to, UChar32 c) {
    if (const char* plain = replacement(kQuotes, c)) {
        to.append(icu::UnicodeString::fromUTF8(plain));
    } else if (u_isUWhiteSpace(c)) {
        to.append(u' ');
    } else if (u_charType(c) == U_DASH_PUNCTUATION) {
        to.append(u'-');
    } else {
        to.append(c);
    }
}

icu::UnicodeString straightened(std::string_view grapheme) {
    icu::UnicodeString straight;
    for (std::size_t i = 0; i < grapheme.size();) {
        UChar32 c;
        U8_NEXT_UNSAFE(grapheme.data(), i, c);
        append_straight(straight, c);
    }
    return straight;
}

// What is left of one character of a key: nothing, itself, or plain letters.
void append_kept(icu::UnicodeString& kept, UChar32 c, Folding folding) {
    constexpr UChar32 kTatweel = 0x640;
    if (u_hasBinaryProperty(c, UCHAR_DEFAULT_IGNORABLE_CODE_POINT) || c == kTatweel) return;
    if (!folding.keep_accents && is_droppable_mark(static_cast<char32_t>(c))) return;
    const char* plain = replacement(kLigatures, c);
    if (!plain && !folding.keep_accents) plain = replacement(kStrokes, c);
    if (plain) {
        kept.append(icu::UnicodeString::fromUTF8(plain));
    } else {
        append_straight(kept, c);
    }
}

std::string fold_by_icu(std::string_view grapheme, Folding folding) {
    const auto form = folding.keep_case ? icu::Normalizer2::getNFKCInstance
                                        : icu::Normalizer2::getNFKCCasefoldInstance;
    const icu::UnicodeString folded = normalized(normalizer(form), straightened(grapheme));
    const icu::UnicodeString apart =
        normalized(normalizer(icu::Normalizer2::getNFKDInstance), folded);
    icu::UnicodeString kept;
    for (std::int32_t i = 0; i < apart.length(); i = apart.moveIndex32(i, 1))
        append_kept(kept, apart.char32At(i), folding);
    std::string key;
    normalized(normalizer(icu::Normalizer2::getNFCInstance), kept).toUTF8String(key);
    return key;
}

// Keys of single characters up to punctuation, which are nearly all of nearly every text.
constexpr UChar32 kTableEnd = 0x2100;

std::vector<std::string> make_table(Folding folding) {
    std::vector<std::string> table(kTableEnd);
    for (UChar32 c = 0; c < kTableEnd; ++c) {
        char bytes[4] = {};
        std::size_t used = 0;
        U8_APPEND_UNSAFE(bytes, used, c);
        table[static_cast<std::size_t>(c)] = fold_by_icu({bytes, used}, folding);
    }
    return table;
}

// Made when it is first wanted; blanks make no difference to it, being ASCII.
const std::vector<std::string>& table_of(Folding folding) {
    if (folding.keep_case) {
        static const std::vector<std::string> bare = make_table({true, false, false, false});
        static const std::vector<std::string> marked = make_table({true, true, false, false});
        return folding.keep_accents ? marked : bare;
    }
    static const std::vector<std::string> bare = make_table({false, false, false, false});
    if (!folding.keep_accents) return bare;
    static const std::vector<std::string> marked = make_table({false, true, false, false});
    return marked;
}

char fold_ascii(char c, Folding folding) {
    if (c >= 'A' && c <= 'Z') return folding.keep_case ? c : static_cast<char>(c - 'A' + 'a');
    if (c >= '\t' && c <= '\r') return folding.keep_blanks ? c : ' ';
    return c == '`' ? '\'' : c;
}

// Chinese characters and Hangul syllables: no case, no marks, nothing to take apart.
bool is_its_own_key(UChar32 c) {
    return (c >= 0x3400 && c < 0xA000) || (c >= 0xAC00 && c <= 0xD7A3);
}

void append_folded(std::string& key, std::string_view grapheme, Folding folding) {
    if (folding.keep_all) {
        key += grapheme;
        return;
    }
    if (grapheme.size() == 1) {
        key += fold_ascii(grapheme[0], folding);
        return;
    }
    std::size_t end = 0;
    UChar32 c;
    U8_NEXT_UNSAFE(grapheme.data(), end, c);
    if (end < grapheme.size()) {
        const bool line_end = grapheme == "\r\n" && folding.keep_blanks;
        key += line_end ? std::string(grapheme) : fold_by_icu(grapheme, folding);
    } else if (c < kTableEnd) {
        key += table_of(folding)[static_cast<std::size_t>(c)];
    } else if (is_its_own_key(c)) {
        key += grapheme;
    } else {
        key += fold_by_icu(grapheme, folding);
    }
}

// Whether no grapheme runs on after this character: it and the next are ASCII.
bool parts_after(std::string_view text, std::size_t at) {
    const auto ascii = [&](std::size_t i) { return static_cast<unsigned char>(text[i]) < 0x80; };
    return at < text.size() && ascii(at) && text[at] != '\r' &&
           (at + 1 == text.size() || ascii(at + 1));
}

// Calls `take` for each grapheme, fast where the text is plain.
template <class Take>
void each_grapheme(std::string_view text, Take take) {
    std::size_t at = 0;
    while (at < text.size()) {
        for (; parts_after(text, at); ++at) take(text.substr(at, 1));
        std::size_t end = at;
        while (end < text.size() && !parts_after(text, end)) ++end;
        if (end < text.size()) ++end;
        Graphemes graphemes(text.substr(at, end - at));
        for (const std::size_t from = at; at < end;) {
            const std::size_t next = from + graphemes.next();
            take(text.substr(at, next - at));
            at = next;
        }
    }
}

std::size_t units_of(std::string_view key, KeyUnit unit) {
    if (unit == KeyUnit::Byte) return key.size();
    std::size_t units = 0;
    for (const char c : key) {
        const auto byte = static_cast<unsigned char>(c);
        if ((byte & 0xC0) != 0x80) units += byte >= 0xF0 ? 2 : 1;
    }
    return units;
}

}  // namespace

std::string fold(std::string_view text, Folding folding) {
    if (folding.keep_all) return std::string(text);
    std::string key;
    key.reserve(text.size());
    each_grapheme(text, [&](std::string_view each) { append_folded(key, each, folding); });
    return key;
}

std::string fold(std::string_view text) {
    return fold(text, Folding{});
}

std::string fold_keeping_accents(std::string_view text, bool keep_case) {
    return fold(text, {keep_case, true, false, false});
}

FoldedPlaces::FoldedPlaces(std::string_view text, Folding folding, KeyUnit unit) {
    ends_.reserve(text.size() + 1);
    Ends at{0, 0, 0};
    ends_.push_back(at);
    std::string key;
    each_grapheme(text, [&](std::string_view grapheme) {
        key.clear();
        append_folded(key, grapheme, folding);
        at.key += static_cast<std::uint32_t>(units_of(key, unit));
        at.byte += static_cast<std::uint32_t>(grapheme.size());
        at.point += static_cast<std::uint32_t>(length(grapheme).value);
        ends_.push_back(at);
    });
}

FoldedPlaces::Place FoldedPlaces::around(std::size_t begin, std::size_t end) const {
    const auto first = std::upper_bound(ends_.begin(), ends_.end(), begin,
                                        [](std::size_t at, const Ends& e) { return at < e.key; });
    const auto last = std::lower_bound(first, ends_.end(), end,
                                       [](const Ends& e, std::size_t at) { return e.key < at; });
    TANDEM_CHECK(first != ends_.begin() && last != ends_.end(), "the range is within the key");
    const Ends& before = *(first - 1);
    return {{{before.point}, {last->point}}, before.byte, last->byte, first->key, last->key};
}

std::vector<TextRange> find_exact(std::string_view text, std::string_view needle) {
    std::vector<TextRange> found;
    if (needle.empty()) return found;
    const CodePoints count = length(needle);
    CodePoints at{0};
    std::size_t from = 0;
    for (std::size_t hit; (hit = text.find(needle, from)) != std::string_view::npos;) {
        const CodePoints begin = at + length(text.substr(from, hit - from));
        found.push_back({begin, begin + count});
        at = begin + count;
        from = hit + needle.size();
    }
    return found;
}

std::vector<TextRange> find_folded(std::string_view text, std::string_view needle) {
    std::vector<TextRange> found;
    const std::string sought = fold(needle);
    if (sought.empty()) return found;
    const std::string key = fold(text);
    std::size_t hit = key.find(sought);
    if (hit == std::string::npos) return found;
    const FoldedPlaces places(text, {}, KeyUnit::Byte);
    while (hit != std::string::npos) {
        const FoldedPlaces::Place place = places.around(hit, hit + sought.size());
        found.push_back(place.range);
        hit = key.find(sought, place.key_end);
    }
    return found;
}

// ---- Pickers ------------------------------------------------------------------------------------

namespace {

constexpr std::int64_t kLongestName = 1000;  // code points
constexpr int kLetter = 1, kInARow = 6, kWordStart = 8, kNameStart = 6, kWholeName = 10;

std::u32string letters_of(std::string_view text) {
    std::u32string letters;
    for (std::size_t i = 0; i < text.size() && std::ssize(letters) < kLongestName;) {
        UChar32 c;
        U8_NEXT_UNSAFE(text.data(), i, c);
        letters += static_cast<char32_t>(c);
    }
    return letters;
}

bool is_separator(char32_t c) {
    const auto point = static_cast<UChar32>(c);
    return u_isUWhiteSpace(point) || u_ispunct(point);
}

bool in_order(const std::u32string& typed, const std::u32string& name) {
    std::size_t found = 0;
    for (std::size_t j = 0; j < name.size() && found < typed.size(); ++j) {
        if (typed[found] == name[j]) ++found;
    }
    return found == typed.size();
}

// What a letter of the name is worth wherever it is matched.
std::vector<int> letter_values(const std::u32string& name) {
    std::vector<int> values(name.size(), kLetter);
    for (std::size_t i = 0; i < name.size(); ++i) {
        if (i == 0) values[i] += kNameStart;
        if (i == 0 || is_separator(name[i - 1])) values[i] += kWordStart;
    }
    return values;
}

// The best way to find `typed` in `name` in order, by a table over both. Requires: there is one.
int best_alignment(const std::u32string& typed, const std::u32string& name) {
    const std::vector<int> values = letter_values(name);
    // For the letters typed so far: the best with the last of them at, and at or before, each
    // place.
    std::vector<int> at(name.size(), 0), until(name.size(), 0);
    for (std::size_t i = 0; i < typed.size(); ++i) {
        int at_before = 0, until_before = 0;  // of the letter before, one place to the left
        int best = 0;
        for (std::size_t j = 0; j < name.size(); ++j) {
            int score = 0;
            if (typed[i] == name[j] && (i == 0 || until_before > 0)) {
                const int in_a_row = at_before > 0 ? at_before + kInARow : 0;
                score = values[j] + std::max(until_before, in_a_row);
            }
            at_before = i == 0 ? 0 : at[j];
            until_before = i == 0 ? 0 : until[j];
            best = std::max(best, score);
            at[j] = score;
            until[j] = best;
        }
    }
    return until.back();
}

}  // namespace

int match_score(std::string_view typed, std::string_view name) {
    const std::u32string folded = letters_of(fold(typed));
    if (folded.find_first_not_of(U' ') == std::u32string::npos) return 1;
    std::u32string sought = folded;
    std::erase_if(sought, is_separator);
    if (sought.empty()) sought = folded;  // somebody looks for a dash
    const std::u32string letters = letters_of(fold(name));
    if (!in_order(sought, letters)) return 0;
    return best_alignment(sought, letters) + (sought.size() == letters.size() ? kWholeName : 0);
}

}  // namespace tandem
