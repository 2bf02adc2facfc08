#include "exchange/text_lines.h"

#include <algorithm>
#include <array>

namespace tandem {
namespace {

// White_Space of the Unicode character database, apart from the line ends LF and CR.
constexpr std::array<std::string_view, 23> kSpaces = {
    " ",      "\t",     "\v",     "\f",     "\u0085", "\u00a0", "\u1680", "\u2000",
    "\u2001", "\u2002", "\u2003", "\u2004", "\u2005", "\u2006", "\u2007", "\u2008",
    "\u2009", "\u200a", "\u2028", "\u2029", "\u202f", "\u205f", "\u3000"};

// Zero width: space, non-joiner, joiner, direction marks, word joiner, no-break space.
constexpr std::array<std::string_view, 7> kWidthless = {"\u200b", "\u200c", "\u200d", "\u200e",
                                                        "\u200f", "\u2060", "\ufeff"};

char lower(char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
}

}  // namespace

std::vector<TextLine> split_lines(std::string_view text) {
    std::vector<TextLine> lines;
    int number = 1;
    bool opens = true;
    std::size_t begin = 0;
    while (begin <= text.size()) {
        const std::size_t end = std::min(text.find_first_of("\n\f", begin), text.size());
        const TextLine line{number, opens, text.substr(begin, end - begin)};
        lines.push_back(line);
        opens = is_blank(line.text);
        if (end < text.size()) {
            if (text[end] == '\n') ++number;
            opens = opens || text[end] == '\f';
        }
        begin = end + 1;
    }
    return lines;
}

std::size_t leading_space(std::string_view text) {
    if (text.empty() || (text.front() > ' ' && text.front() <= '~')) return 0;
    for (const std::string_view space : kSpaces) {
        if (text.starts_with(space)) return space.size();
    }
    return 0;
}

std::size_t trailing_space(std::string_view text) {
    if (text.empty() || (text.back() > ' ' && text.back() <= '~')) return 0;
    for (const std::string_view space : kSpaces) {
        if (text.ends_with(space)) return space.size();
    }
    return 0;
}

std::string_view trim_left(std::string_view text) {
    while (const std::size_t size = leading_space(text)) text.remove_prefix(size);
    return text;
}

std::string_view trim_right(std::string_view text) {
    while (const std::size_t size = trailing_space(text)) text.remove_suffix(size);
    return text;
}

std::string_view trim(std::string_view text) {
    return trim_left(trim_right(text));
}

bool is_blank(std::string_view line) {
    while (!line.empty()) {
        if (line.front() > ' ' && line.front() <= '~') return false;
        std::size_t size = leading_space(line);
        for (const std::string_view mark : kWidthless) {
            if (size == 0 && line.starts_with(mark)) size = mark.size();
        }
        if (size == 0) return false;
        line.remove_prefix(size);
    }
    return true;
}

std::string join_paragraphs(const std::vector<TextLine>& lines, std::size_t begin,
                            std::size_t end) {
    std::string out;
    for (std::size_t i = begin; i < end; ++i) {
        if (is_blank(lines[i].text)) continue;
        if (!out.empty()) out += '\n';
        out += lines[i].text;
    }
    return out;
}

std::string without_controls(std::string text) {
    std::erase_if(text, [](char c) {
        const auto byte = static_cast<unsigned char>(c);
        return byte < 0x20 && c != '\t' && c != '\n';
    });
    return text;
}

bool equals_ignoring_case(std::string_view a, std::string_view b) {
    return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                      [](char x, char y) { return lower(x) == lower(y); });
}

std::string shortened(std::string_view text, std::size_t limit) {
    if (text.size() <= limit) return std::string(text);
    while (limit > 0 && (static_cast<unsigned char>(text[limit]) & 0xC0) == 0x80) --limit;
    return std::string(text.substr(0, limit)) + "…";
}

}  // namespace tandem
