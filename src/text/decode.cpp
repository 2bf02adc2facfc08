#include "tandem/text/decode.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <memory>
#include <optional>
#include <unicode/uchar.h>
#include <unicode/ucnv.h>
#include <unicode/ucnv_err.h>
#include <unicode/utf16.h>
#include <unicode/utf8.h>

#include "tandem/base/error.h"
#include "tandem/text/utf8.h"

#include "text/utf8_sequence.h"

namespace tandem {
namespace {

constexpr std::string_view kWhatToDo =
    "Say in which encoding it is, or save it as plain text in UTF-8 in the program it came from.";

[[noreturn]] void refuse(std::string_view name, const std::string& what) {
    throw Error(ErrorKind::BadInput,
                "Cannot read '" + std::string(name) + "': " + what + ". " + std::string(kWhatToDo));
}

// "line 12", counting LF, CR and CRLF before byte `at`.
std::string line_of(std::string_view bytes, std::size_t at) {
    std::size_t line = 1;
    for (std::size_t i = 0; i < at; ++i) {
        const bool crlf = bytes[i] == '\r' && i + 1 < bytes.size() && bytes[i + 1] == '\n';
        if (bytes[i] == '\n' || (bytes[i] == '\r' && !crlf)) ++line;
    }
    return "line " + std::to_string(line);
}

std::string hex(unsigned char byte) {
    constexpr std::string_view kDigits = "0123456789ABCDEF";
    return {kDigits[byte >> 4], kDigits[byte & 15]};
}

[[noreturn]] void refuse_zero(std::string_view bytes, std::string_view name) {
    refuse(name, line_of(bytes, bytes.find('\0')) + " holds a zero byte, which no text has");
}

// CRLF and CR become LF.
void mend_line_ends(std::string& text) {
    std::size_t to = text.find('\r');
    if (to == std::string::npos) return;
    for (std::size_t from = to; from < text.size(); ++from) {
        if (text[from] != '\r') {
            text[to++] = text[from];
        } else {
            text[to++] = '\n';
            if (from + 1 < text.size() && text[from + 1] == '\n') ++from;
        }
    }
    text.resize(to);
}

DecodedText finished(std::string text, std::string encoding) {
    mend_line_ends(text);
    return {std::move(text), std::move(encoding)};
}

void append(std::string& text, UChar32 c) {
    char sequence[4] = {};
    std::size_t used = 0;
    U8_APPEND_UNSAFE(sequence, used, c);
    text.append(sequence, used);
}

// ---- UTF-8 --------------------------------------------------------------------------------------

// Multi-byte characters that are well formed, bytes that belong to none, and the first of these.
struct Utf8Count {
    std::size_t good = 0, bad = 0, first_bad = std::string_view::npos;
};

Utf8Count count_utf8(std::string_view bytes) {
    Utf8Count count;
    for (std::size_t i = 0; i < bytes.size();) {
        const std::size_t size = utf8_sequence(bytes, i);
        if (size == 0) {
            count.first_bad = std::min(count.first_bad, i);
            ++count.bad;
        } else if (size > 1) {
            ++count.good;
        }
        i += std::max<std::size_t>(size, 1);
        if (size == 1) i = skip_ascii(bytes, i);
    }
    return count;
}

[[noreturn]] void refuse_utf8(std::string_view bytes, std::size_t at, std::string_view name) {
    refuse(name, line_of(bytes, at) + " is damaged: byte " +
                     hex(static_cast<unsigned char>(bytes[at])) +
                     " is not valid in UTF-8, the encoding of other characters in the file");
}

// ---- UTF-16 and UTF-32 --------------------------------------------------------------------------

enum class ByteOrder { Little, Big };

// The bytes of a file as numbers of `width` bytes.
struct Units {
    std::string_view bytes;
    std::size_t width;
    ByteOrder order;
    std::size_t size() const { return bytes.size() / width; }
    std::uint32_t operator[](std::size_t at) const {
        std::uint32_t unit = 0;
        for (std::size_t i = 0; i < width; ++i) {
            const std::size_t place = order == ByteOrder::Big ? i : width - 1 - i;
            unit = unit << 8 | static_cast<unsigned char>(bytes[at * width + place]);
        }
        return unit;
    }
};

// The code point at unit `at`, which moves behind it; nothing for a lone surrogate, a zero and what
// is above U+10FFFF.
std::optional<UChar32> next_code_point(const Units& units, std::size_t& at) {
    const std::uint32_t unit = units[at++];
    if (unit == 0 || unit > 0x10FFFF) return std::nullopt;
    if (!U_IS_SURROGATE(unit)) return static_cast<UChar32>(unit);
    if (units.width != 2 || !U16_IS_SURROGATE_LEAD(unit) || at == units.size()) return std::nullopt;
    const std::uint32_t trail = units[at];
    if (!U16_IS_TRAIL(trail)) return std::nullopt;
    ++at;
    return static_cast<UChar32>(U16_GET_SUPPLEMENTARY(unit, trail));
}

std::string encoding_name(const Units& units) {
    return (units.width == 2 ? "UTF-16" : "UTF-32") +
           std::string(units.order == ByteOrder::Little ? "LE" : "BE");
}

DecodedText decode_units(const Units& units, std::string_view name) {
    const std::string encoding = encoding_name(units);
    if (units.bytes.size() % units.width != 0) {
        refuse(name, "it begins as " + encoding + " but ends in the middle of a character");
    }
    std::string text;
    text.reserve(units.size() + units.size() / 8);
    for (std::size_t i = 0; i < units.size();) {
        const std::optional<UChar32> c = next_code_point(units, i);
        if (!c) {
            refuse(name, line_of(text, text.size()) + " is damaged: it holds a number that is no " +
                             "character in " + encoding);
        }
        append(text, *c);
    }
    return finished(std::move(text), encoding);
}

// Anything but tab, line ends and form feed below U+0020.
bool is_odd_control(std::uint32_t c) {
    return c < 0x20 && (c < 9 || c > 13);
}

// What the characters of a reading in UTF-16 are. In `alphabetic` are all alphabets and their
// spaces and digits: U+0001 to U+1FFF.
struct Reading {
    std::size_t characters = 0, ascii = 0, alphabetic = 0, kana = 0, east_asian = 0;
};

void count(Reading& reading, UChar32 c) {
    if ((c >= 0x2000 && c < 0x3000) || c >> 16 == 1 || c >> 4 == 0xFE0) return;
    ++reading.characters;
    if (c < 0x80) ++reading.ascii;
    if (c < 0x2000) ++reading.alphabetic;
    if (c >= 0x3000 && c < 0x3100) ++reading.kana;
    if ((c >= 0x3000 && c < 0xA000) || (c >= 0xAC00 && c < 0xD800) || c >> 16 == 2 ||
        c >> 8 == 0xFF) {
        ++reading.east_asian;
    }
}

// Nothing when the bytes are no text in this byte order.
std::optional<Reading> read_as_utf16(const Units& units) {
    Reading reading;
    for (std::size_t i = 0; i < units.size();) {
        const std::optional<UChar32> c = next_code_point(units, i);
        if (!c || is_odd_control(static_cast<std::uint32_t>(*c)) || *c == 0xFFFE ||
            u_charType(*c) == U_UNASSIGNED) {
            return std::nullopt;
        }
        count(reading, *c);
    }
    return reading;
}

constexpr std::size_t kFewestEastAsian = 8;

// How sure a reading is: 0 = it is not to be believed. Pairs of ASCII letters look like Chinese, so
// Chinese is believed only in a text that is not very short and of whose bytes at least one in
// seven is nothing that ASCII text has (or a third of the characters are kana).
std::size_t belief(const std::optional<Reading>& reading, std::size_t odd_bytes) {
    if (!reading) return 0;
    const std::size_t two_thirds = reading->characters * 2 / 3 + 1;
    if (reading->ascii > 0 && reading->alphabetic >= std::min(two_thirds, reading->characters)) {
        return reading->alphabetic;
    }
    if (reading->characters < kFewestEastAsian) return 0;
    const bool not_ascii =
        odd_bytes * 7 >= reading->characters * 2 || reading->kana * 3 >= reading->characters;
    const std::size_t letters = reading->east_asian + reading->alphabetic;
    return not_ascii && letters >= std::min(two_thirds, reading->characters) ? letters : 0;
}

std::optional<Units> detect_utf16(std::string_view bytes) {
    if (bytes.size() % 2 != 0) return std::nullopt;
    const auto odd_bytes =
        static_cast<std::size_t>(std::count_if(bytes.begin(), bytes.end(), [](char byte) {
            const auto value = static_cast<unsigned char>(byte);
            return value >= 0x80 || (value != 0 && is_odd_control(value));
        }));
    const Units little{bytes, 2, ByteOrder::Little}, big{bytes, 2, ByteOrder::Big};
    const std::size_t little_belief = belief(read_as_utf16(little), odd_bytes);
    const std::size_t big_belief = belief(read_as_utf16(big), odd_bytes);
    if (little_belief == big_belief) return std::nullopt;
    return little_belief > big_belief ? little : big;
}

// ---- windows-1252 -------------------------------------------------------------------------------

// Bytes 80 to 9F (Unicode's mapping table CP1252.TXT); 0 = no character.
constexpr std::array<char16_t, 32> kC1 = {
    0x20AC, 0,      0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
    0x2039, 0x0152, 0,      0x017D, 0,      0,      0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
    0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0,      0x017E, 0x0178};

UChar32 from_windows1252(unsigned char byte) {
    return byte >= 0x80 && byte < 0xA0 ? kC1[byte - 0x80] : byte;
}

// The first byte that is not text in windows-1252.
std::optional<std::size_t> not_windows1252(std::string_view bytes) {
    for (std::size_t i = 0; i < bytes.size(); ++i) {
        const auto byte = static_cast<unsigned char>(bytes[i]);
        if (is_odd_control(byte) || (byte != 0 && from_windows1252(byte) == 0)) return i;
    }
    return std::nullopt;
}

// Words of Western languages are mostly unaccented; a dozen letters are needed to tell.
bool mostly_accented(std::string_view bytes) {
    std::size_t plain = 0, accented = 0;
    for (const char c : bytes) {
        const auto byte = static_cast<unsigned char>(c);
        if (byte >= 0x80) {
            if (u_isalpha(from_windows1252(byte))) ++accented;
        } else if (u_isalpha(byte)) {
            ++plain;
        }
    }
    return accented >= 12 && accented > plain;
}

DecodedText decode_windows1252(std::string_view bytes, std::string_view name) {
    if (mostly_accented(bytes)) {
        refuse(name,
               "it is not in UTF-8, and in the Western European encoding it would hardly be "
               "words");
    }
    std::string text;
    text.reserve(bytes.size() + bytes.size() / 8);
    for (const char c : bytes) append(text, from_windows1252(static_cast<unsigned char>(c)));
    return finished(std::move(text), "windows-1252");
}

// ---- Mac Roman ----------------------------------------------------------------------------------

struct CloseConverter {
    void operator()(UConverter* converter) const { ucnv_close(converter); }
};

bool is_ascii_letter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

// Capital letters of windows-1252 in the middle of small words are marks or small accented letters
// of Mac Roman: D5 is ’ there and Õ here, 8E is é and Ž, 8F is è and nothing.
bool has_mac_letters(std::string_view bytes) {
    std::size_t mac = 0, western = 0;
    for (std::size_t i = 1; i + 1 < bytes.size(); ++i) {
        const auto byte = static_cast<unsigned char>(bytes[i]);
        if (byte < 0x80) continue;
        const bool inside = bytes[i - 1] >= 'a' && bytes[i - 1] <= 'z' && bytes[i + 1] >= 'a' &&
                            bytes[i + 1] <= 'z';
        const bool opens = !is_ascii_letter(bytes[i - 1]) && is_ascii_letter(bytes[i + 1]);
        const bool mark = byte == 0xD5 || byte == 0x8E || byte == 0x8F || byte == 0x87 ||
                          byte == 0x88 || byte == 0x8A || byte == 0x9A || byte == 0x9F;
        if ((inside && mark) || (opens && byte == 0xD2)) ++mac;
        if (inside && byte >= 0xDF) ++western;
        if (byte == 0x92 || byte == 0x93 || byte == 0x94) ++western;
    }
    return mac > 0 && mac > western;
}

bool is_mac_roman(std::string_view bytes) {
    const bool old_mac =
        bytes.find('\r') != std::string_view::npos && bytes.find('\n') == std::string_view::npos;
    for (const char c : bytes) {
        if (is_odd_control(static_cast<unsigned char>(c))) return false;
    }
    return old_mac || has_mac_letters(bytes);
}

// ---- As somebody says ---------------------------------------------------------------------------

struct Mark {
    std::string_view encoding, bytes;
};
constexpr std::array kMarks{Mark{"UTF-8", "\xEF\xBB\xBF"}, Mark{"UTF-16LE", "\xFF\xFE"},
                            Mark{"UTF-16BE", "\xFE\xFF"}};

const std::string& known_encoding(std::string_view encoding) {
    std::string list;
    for (const std::string& known : encodings()) {
        if (ucnv_compareNames(std::string(encoding).c_str(), known.c_str()) == 0) return known;
        list += ", " + known;
    }
    throw Error(ErrorKind::BadInput, "There is no encoding '" + std::string(encoding) +
                                         "'. There are auto" + list + ".");
}

[[noreturn]] void refuse_as(std::string_view name, std::string_view encoding,
                            const std::string& what) {
    throw Error(ErrorKind::BadInput, "Cannot read '" + std::string(name) + "' as " +
                                         std::string(encoding) + ": " + what +
                                         ". Choose another encoding.");
}

// Piece by piece, so that the place of bytes that are no character is known.
std::string convert(std::string_view bytes, std::string_view name, const std::string& encoding) {
    UErrorCode status = U_ZERO_ERROR;
    std::unique_ptr<UConverter, CloseConverter> converter(ucnv_open(encoding.c_str(), &status));
    ucnv_setToUCallBack(converter.get(), UCNV_TO_U_CALLBACK_STOP, nullptr, nullptr, nullptr,
                        &status);
    if (U_FAILURE(status)) refuse_as(name, encoding, "this computer does not know that encoding");
    std::u16string units(bytes.size() * 2 + 16, u'\0');
    UChar* to = units.data();
    const char* from = bytes.data();
    ucnv_toUnicode(converter.get(), &to, units.data() + units.size(), &from,
                   bytes.data() + bytes.size(), nullptr, true, &status);
    if (U_FAILURE(status)) {
        const auto at = static_cast<std::size_t>(from - bytes.data());
        refuse_as(name, encoding,
                  line_of(bytes, at == 0 ? 0 : at - 1) + " has bytes that are no character there");
    }
    units.resize(static_cast<std::size_t>(to - units.data()));
    return to_utf8(units);
}

// ---- The order of the questions -----------------------------------------------------------------

DecodedText decode_utf8_with_mark(std::string_view bytes, std::string_view name) {
    const std::size_t first_bad = count_utf8(bytes).first_bad;
    if (first_bad != std::string_view::npos) refuse_utf8(bytes, first_bad, name);
    if (bytes.find('\0') != std::string_view::npos) refuse_zero(bytes, name);
    return finished(std::string(bytes), "UTF-8 with BOM");
}

std::optional<DecodedText> decode_by_mark(std::string_view bytes, std::string_view name) {
    using namespace std::literals;
    if (bytes.starts_with("\xEF\xBB\xBF"sv)) return decode_utf8_with_mark(bytes.substr(3), name);
    // UTF-32 before UTF-16, whose mark is its beginning; a zero could not follow that mark.
    if (bytes.starts_with("\xFF\xFE\0\0"sv)) {
        return decode_units({bytes.substr(4), 4, ByteOrder::Little}, name);
    }
    if (bytes.starts_with("\0\0\xFE\xFF"sv)) {
        return decode_units({bytes.substr(4), 4, ByteOrder::Big}, name);
    }
    if (bytes.starts_with("\xFF\xFE"sv)) {
        return decode_units({bytes.substr(2), 2, ByteOrder::Little}, name);
    }
    if (bytes.starts_with("\xFE\xFF"sv)) {
        return decode_units({bytes.substr(2), 2, ByteOrder::Big}, name);
    }
    return std::nullopt;
}

}  // namespace

DecodedText decode(std::string_view bytes, std::string_view name) {
    if (std::optional<DecodedText> marked = decode_by_mark(bytes, name)) return *std::move(marked);
    const bool has_zero = bytes.find('\0') != std::string_view::npos;
    if (!has_zero && is_valid_utf8(bytes)) return finished(std::string(bytes), "UTF-8");
    const std::optional<std::size_t> foreign = not_windows1252(bytes);
    if (has_zero || foreign) {
        if (const std::optional<Units> units = detect_utf16(bytes)) {
            return decode_units(*units, name);
        }
    }
    if (has_zero) refuse_zero(bytes, name);
    const Utf8Count utf8 = count_utf8(bytes);
    if (utf8.good > 0 && utf8.good * 4 >= utf8.bad) refuse_utf8(bytes, utf8.first_bad, name);
    if (is_mac_roman(bytes)) return finished(decode_code_page(bytes, 10000), "macintosh");
    if (foreign) {
        refuse(name, line_of(bytes, *foreign) + " holds byte " +
                         hex(static_cast<unsigned char>(bytes[*foreign])) +
                         ", which is text neither in UTF-8 nor in windows-1252");
    }
    return decode_windows1252(bytes, name);
}

const std::vector<std::string>& encodings() {
    static const std::vector<std::string> names = {
        "UTF-8",        "UTF-16LE",     "UTF-16BE",     "windows-1252", "macintosh",
        "windows-1250", "windows-1251", "windows-1253", "windows-1254", "windows-1255",
        "windows-1256", "windows-1257", "windows-1258", "windows-874",  "ISO-8859-2",
        "ISO-8859-5",   "ISO-8859-15",  "KOI8-R",       "KOI8-U",       "Shift_JIS",
        "EUC-JP",       "GB18030",      "Big5",         "EUC-KR"};
    return names;
}

DecodedText decode_as(std::string_view bytes, std::string_view name, std::string_view encoding) {
    if (encoding == "auto") return decode(bytes, name);
    const std::string& known = known_encoding(encoding);
    for (const Mark& mark : kMarks)
        if (known == mark.encoding && bytes.starts_with(mark.bytes))
            bytes.remove_prefix(mark.bytes.size());
    if (known == "UTF-16LE") return decode_units({bytes, 2, ByteOrder::Little}, name);
    if (known == "UTF-16BE") return decode_units({bytes, 2, ByteOrder::Big}, name);
    DecodedText decoded = finished(convert(bytes, name, known), known);
    for (std::size_t i = 0; i < decoded.text.size(); ++i) {
        const auto byte = static_cast<unsigned char>(decoded.text[i]);
        const bool c1 = byte == 0xC2 && static_cast<unsigned char>(decoded.text[i + 1]) < 0xA0;
        if (is_odd_control(byte) || c1)
            refuse_as(name, known, line_of(decoded.text, i) + " has a control character there");
    }
    return decoded;
}

std::string decode_code_page(std::string_view bytes, int page) {
    const std::string label = page == 10000 ? "macintosh" : "windows-" + std::to_string(page);
    UErrorCode status = U_ZERO_ERROR;
    std::unique_ptr<UConverter, CloseConverter> converter(ucnv_open(label.c_str(), &status));
    if (U_FAILURE(status)) {
        std::string text;
        for (const char c : bytes) {
            const UChar32 character = from_windows1252(static_cast<unsigned char>(c));
            append(text, character == 0 && c != 0 ? 0xFFFD : character);
        }
        return text;
    }
    std::u16string units(bytes.size() + 1, u'\0');
    const std::int32_t size =
        ucnv_toUChars(converter.get(), units.data(), static_cast<std::int32_t>(units.size()),
                      bytes.data(), static_cast<std::int32_t>(bytes.size()), &status);
    if (U_FAILURE(status)) return "";
    units.resize(static_cast<std::size_t>(size));
    return to_utf8(units);
}

}  // namespace tandem
