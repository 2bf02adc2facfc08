#include "exchange/markdown_text.h"

#include <algorithm>
#include <cstddef>
#include <map>
#include <optional>
#include <string_view>

namespace tandem {
namespace {

constexpr std::string_view kEscapable = "\\`*_{}[]()#+-.!<>|~";
constexpr std::size_t kLongestHeading = 200;
// Looking no further for the end of a link or of bold words keeps hostile lines cheap.
constexpr std::size_t kReach = 2000;

// The words of `## Words ##`.
std::optional<std::string_view> heading(std::string_view line) {
    line = trim(line);
    if (line.size() > kLongestHeading) return std::nullopt;
    const std::size_t marks = std::min(line.find_first_not_of('#'), line.size());
    if (marks == 0 || marks > 6 || marks == line.size() || line[marks] != ' ') return std::nullopt;
    line = trim(line.substr(marks));
    while (line.ends_with('#')) line.remove_suffix(1);
    return trim(line);
}

bool has_marks(std::string_view line) {
    if (heading(line)) return true;
    const std::size_t bold = line.find("**");
    if (bold != std::string_view::npos &&
        line.substr(bold + 2, kReach).find("**") != std::string_view::npos) {
        return true;
    }
    const std::size_t link = line.find("](");
    if (link != std::string_view::npos && line.rfind('[', link) != std::string_view::npos) {
        return true;
    }
    const std::size_t escape = line.find('\\');
    return escape != std::string_view::npos && escape + 1 < line.size() &&
           kEscapable.find(line[escape + 1]) != std::string_view::npos;
}

bool is_word_byte(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
           static_cast<unsigned char>(c) >= 0x80;
}

// `[words](address)` and `![words](address)`; the words, and the length of all in `size`.
std::string_view take_link(std::string_view text, std::size_t& size) {
    size = 0;
    const std::size_t open = text.starts_with('!') ? 2 : 1;
    const std::string_view reach = text.substr(0, kReach);
    const std::size_t middle = reach.find("](");
    const std::size_t inner = reach.find('[', open);
    if (middle == std::string_view::npos || inner < middle) return {};
    const std::size_t close = reach.find(')', middle);
    if (close == std::string_view::npos) return {};
    size = close + 1;
    return text.substr(open, middle - open);
}

// A run of `*` or `_` that opens or closes emphasis stands at a word's edge; "2 * 3" and
// "snake_case" have none.
bool is_emphasis(std::string_view line, std::size_t begin, std::size_t end) {
    const bool before = begin > 0 && leading_space(line.substr(begin - 1)) == 0;
    const bool after = end < line.size() && leading_space(line.substr(end)) == 0;
    if (!before && !after) return false;
    if (line[begin] == '*') return true;
    const bool inside = before && after && is_word_byte(line[begin - 1]) && is_word_byte(line[end]);
    return !inside;
}

std::string plain(std::string_view line) {
    std::string out;
    for (std::size_t i = 0; i < line.size();) {
        const char c = line[i];
        if (c == '\\' && i + 1 < line.size() && kEscapable.find(line[i + 1]) != kEscapable.npos) {
            out += line[i + 1];
            i += 2;
            continue;
        }
        if (c == '[' || (c == '!' && line.substr(i + 1).starts_with('['))) {
            std::size_t size = 0;
            const std::string_view words = take_link(line.substr(i), size);
            out += words;
            i += size;
            if (size > 0) continue;
        }
        if (c == '*' || c == '_') {
            const std::size_t end = std::min(line.find_first_not_of(c, i), line.size());
            if (!is_emphasis(line, i, end)) out += line.substr(i, end - i);
            i = end;
            continue;
        }
        out += c;
        ++i;
    }
    return out;
}

}  // namespace

bool looks_like_markdown(const std::vector<TextLine>& lines) {
    int marked = 0;
    for (const TextLine& line : lines) {
        if (has_marks(line.text) && ++marked == 3) return true;
    }
    return false;
}

DocumentText read_markdown_text(const std::vector<TextLine>& lines) {
    std::map<std::string_view, int> headings;
    for (const TextLine& line : lines) {
        if (const auto words = heading(line.text)) ++headings[*words];
    }
    DocumentText out;
    bool code = false;
    for (const TextLine& line : lines) {
        if (trim(line.text).starts_with("```")) {
            code = !code;
            continue;
        }
        std::string text(line.text);
        if (const auto words = heading(line.text); words && !code) {
            text = plain(*words);
            if (headings[*words] >= 2 && !text.ends_with(':')) text += ':';
        } else if (!code) {
            text = plain(line.text.starts_with("> ") ? line.text.substr(2) : line.text);
        }
        out.lines.push_back({line.number, line.opens_paragraph, std::move(text)});
    }
    return out;
}

}  // namespace tandem
