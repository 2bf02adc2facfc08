// Rich Text Format, version 1.9.1 of its specification.
#include "exchange/rtf_text.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "tandem/base/error.h"
#include "tandem/text/decode.h"
#include "tandem/text/utf8.h"

namespace tandem {
namespace {

constexpr std::size_t kMaxDepth = 1000;

// Groups whose text is none of the document's.
constexpr std::array<std::string_view, 28> kForeign = {
    "colortbl",  "stylesheet",        "info",      "pict",      "header",    "headerl",
    "headerr",   "headerf",           "footer",    "footerl",   "footerr",   "footerf",
    "footnote",  "annotation",        "atnid",     "atnauthor", "object",    "fldinst",
    "listtable", "listoverridetable", "revtbl",    "rsidtbl",   "themedata", "xmlnstbl",
    "generator", "filetbl",           "bkmkstart", "bkmkend"};

constexpr std::array<std::pair<std::string_view, std::string_view>, 12> kCharacters = {{
    {"emdash", "—"},
    {"endash", "–"},
    {"lquote", "‘"},
    {"rquote", "’"},
    {"ldblquote", "“"},
    {"rdblquote", "”"},
    {"bullet", "•"},
    {"tab", "\t"},
    {"emspace", "\u2003"},
    {"enspace", "\u2002"},
    {"~", "\u00a0"},
    {"_", "\u2011"},
}};

// Code pages of the character sets that fonts name.
constexpr std::array<std::pair<int, int>, 15> kCharsets = {{
    {0, 1252},
    {77, 10000},
    {128, 932},
    {129, 949},
    {134, 936},
    {136, 950},
    {161, 1253},
    {162, 1254},
    {163, 1258},
    {177, 1255},
    {178, 1256},
    {186, 1257},
    {204, 1251},
    {222, 874},
    {238, 1250},
}};

bool is_letter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

int hex_digit(char c) {
    if (c >= '0' && c <= '9') return c - '0';
    if (c >= 'a' && c <= 'f') return c - 'a' + 10;
    if (c >= 'A' && c <= 'F') return c - 'A' + 10;
    return -1;
}

// What a group passes on to the groups inside it.
struct Group {
    bool unseen = false;  // its text is left out
    bool fonts = false;   // the table of fonts
    int page = 1252;      // code page of the font in use
    int fallback = 1;     // characters that stand in for one \u
};

struct Word {
    std::string_view name;
    bool has_number = false;
    int number = 0;
};

class RtfReader {
 public:
    RtfReader(std::string_view bytes, std::string_view name) : rest_(bytes), name_(name) {}

    DocumentText read() {
        groups_.push_back({});
        while (!rest_.empty() && !groups_.empty()) step();
        end_paragraph();
        if (left_out_ > 0) {
            out_.warnings.push_back({0, "Footnotes or comments were not imported (" +
                                            std::to_string(left_out_) + ")."});
        }
        out_.encoding =
            default_page_ == 10000 ? "macintosh" : "windows-" + std::to_string(default_page_);
        return std::move(out_);
    }

 private:
    void step() {
        const char c = rest_[0];
        if (c == '\\') {
            control();
            return;
        }
        rest_.remove_prefix(1);
        if (c == '{') {
            flush();
            if (groups_.size() > kMaxDepth) refuse();
            groups_.push_back(groups_.back());
            skip_ = 0;
        } else if (c == '}') {
            flush();
            groups_.pop_back();
            skip_ = 0;
        } else if (c != '\r' && c != '\n') {
            byte(c);
        }
    }

    [[noreturn]] void refuse() const {
        throw Error(ErrorKind::BadInput,
                    "Cannot read '" + std::string(name_) +
                        "': its groups are nested deeper than any document's, so the file was not "
                        "opened. Save the document again as DOCX or plain text.");
    }

    void control() {
        rest_.remove_prefix(1);
        if (rest_.empty()) return;
        if (rest_[0] == '\'') {
            hex_byte();
        } else if (is_letter(rest_[0])) {
            word(take_word());
        } else {
            symbol(rest_[0]);
        }
    }

    void hex_byte() {
        if (rest_.size() < 3) {
            rest_ = {};
            return;
        }
        const int high = hex_digit(rest_[1]), low = hex_digit(rest_[2]);
        rest_.remove_prefix(3);
        if (high >= 0 && low >= 0) byte(static_cast<char>(high * 16 + low));
    }

    Word take_word() {
        Word word;
        std::size_t end = 0;
        while (end < rest_.size() && is_letter(rest_[end])) ++end;
        word.name = rest_.substr(0, end);
        rest_.remove_prefix(end);
        const char* begin = rest_.data();
        const auto [rest, problem] = std::from_chars(begin, begin + rest_.size(), word.number);
        word.has_number = problem == std::errc();
        if (problem != std::errc::invalid_argument) {
            rest_.remove_prefix(static_cast<std::size_t>(rest - begin));
        }
        if (rest_.starts_with(' ')) rest_.remove_prefix(1);
        return word;
    }

    void symbol(char c) {
        rest_.remove_prefix(1);
        if (c == '*') {
            groups_.back().unseen = true;
        } else if (c == '\r' || c == '\n') {
            end_line(true);
        } else if (c == '~' || c == '_') {
            append(c == '~' ? "\u00a0" : "\u2011");
        } else if (c == '\\' || c == '{' || c == '}') {
            byte(c);
        }
    }

    void word(const Word& word) {
        Group& group = groups_.back();
        if (word.name == "u") {
            unicode(word.number);
        } else if (word.name == "uc") {
            group.fallback = std::clamp(word.number, 0, 16);
        } else if (word.name == "bin") {
            const auto size = static_cast<std::size_t>(std::max(word.number, 0));
            rest_.remove_prefix(std::min(size, rest_.size()));
        } else if (word.name == "v" || word.name == "deleted") {
            flush();
            group.unseen = !word.has_number || word.number != 0;
        } else if (word.name == "plain") {
            flush();
        } else if (!line_word(word.name) && !font_word(word)) {
            destination_or_character(word.name);
        }
    }

    bool line_word(std::string_view name) {
        if (name == "par" || name == "page" || name == "sect" || name == "row") {
            end_line(true);
        } else if (name == "line") {
            end_line(false);
        } else if (name == "cell") {
            append("\t");
        } else {
            return false;
        }
        return true;
    }

    bool font_word(const Word& word) {
        Group& group = groups_.back();
        if (word.name == "ansicpg") {
            default_page_ = group.page = word.number;
        } else if (word.name == "mac") {
            default_page_ = group.page = 10000;
        } else if (word.name == "fonttbl") {
            group.unseen = group.fonts = true;
        } else if (word.name == "fcharset" && group.fonts) {
            const auto found =
                std::find_if(kCharsets.begin(), kCharsets.end(),
                             [&](const auto& set) { return set.first == word.number; });
            // Set 0 is "ANSI": whatever the document says it is.
            if (found != kCharsets.end() && word.number != 0) fonts_[font_] = found->second;
        } else if (word.name == "f") {
            flush();
            font_ = word.number;
            const auto found = fonts_.find(word.number);
            group.page = found == fonts_.end() ? default_page_ : found->second;
        } else {
            return false;
        }
        return true;
    }

    void destination_or_character(std::string_view name) {
        if (name == "footnote" || name == "annotation") ++left_out_;
        if (std::find(kForeign.begin(), kForeign.end(), name) != kForeign.end()) {
            flush();
            groups_.back().unseen = true;
            return;
        }
        for (const auto& [word, text] : kCharacters) {
            if (name == word) append(text);
        }
    }

    // \u takes UTF-16, signed; the characters behind it stand in for old readers.
    void unicode(int number) {
        flush();
        skip_ = groups_.back().fallback;
        if (groups_.back().unseen) return;
        const auto unit = static_cast<char16_t>(number < 0 ? number + 65536 : number);
        utf16_ += unit;
        const bool lead = unit >= 0xD800 && unit < 0xDC00;
        if (lead && utf16_.size() == 1) return;
        const bool pair = utf16_.size() == 2 && unit >= 0xDC00 && unit < 0xE000;
        if (pair || (utf16_.size() == 1 && (unit < 0xD800 || unit >= 0xE000))) {
            line_ += to_utf8(utf16_);
        }
        utf16_.clear();
    }

    void byte(char c) {
        if (skip_ > 0) {
            --skip_;
            return;
        }
        if (groups_.back().unseen) return;
        if (static_cast<unsigned char>(c) < 0x20 && c != '\t') return;
        bytes_ += c;
    }

    void append(std::string_view text) {
        flush();
        if (skip_ > 0) {
            --skip_;
        } else if (!groups_.back().unseen) {
            line_ += text;
        }
    }

    // Bytes of a double-byte code page come one by one; together they are characters.
    void flush() {
        if (bytes_.empty() || groups_.empty()) return;
        line_ += decode_code_page(std::exchange(bytes_, {}), groups_.back().page);
    }

    void end_line(bool paragraph) {
        flush();
        skip_ = 0;
        if (groups_.back().unseen) return;
        if (line_.ends_with('\t')) line_.pop_back();
        out_.lines.push_back({number_, opens_, without_controls(std::move(line_))});
        line_.clear();
        opens_ = paragraph;
        if (paragraph) ++number_;
    }

    void end_paragraph() {
        if (groups_.empty()) groups_.push_back({});
        groups_.back().unseen = false;
        flush();
        if (!line_.empty()) end_line(true);
    }

    std::string_view rest_, name_;
    DocumentText out_;
    std::vector<Group> groups_;
    std::map<int, int> fonts_;  // number of a font, its code page
    int font_ = 0, default_page_ = 1252;
    int skip_ = 0;  // stand-ins still to come
    std::u16string utf16_;
    std::string bytes_, line_;
    bool opens_ = true;
    int number_ = 1, left_out_ = 0;
};

}  // namespace

bool looks_like_rtf(std::string_view bytes) {
    if (bytes.starts_with("\xEF\xBB\xBF")) bytes.remove_prefix(3);
    bytes.remove_prefix(std::min(bytes.find_first_not_of(" \t\r\n"), bytes.size()));
    return bytes.starts_with("{\\rtf");
}

DocumentText read_rtf_text(std::string_view bytes, std::string_view name) {
    return RtfReader(bytes, name).read();
}

}  // namespace tandem
