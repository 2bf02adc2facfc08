#include "exchange/speaker_names.h"

#include <algorithm>
#include <array>

#include "exchange/text_lines.h"

namespace tandem {
namespace {

constexpr std::string_view kWideColon = "\uff1a";

// Words that stand before a colon in prose, headings and forms.
constexpr std::array<std::string_view, 62> kNotNames = {
    "abstract",   "address",   "aim",        "aims",        "also",     "and",     "appendix",
    "background", "because",   "but",        "caution",     "cc",       "chapter", "comment",
    "conclusion", "date",      "doi",        "duration",    "e.g.",     "email",   "example",
    "examples",   "figure",    "file",       "for example", "ftp",      "heading", "http",
    "https",      "i.e.",      "important",  "isbn",        "keywords", "length",  "location",
    "mailto",     "method",    "methods",    "n.b.",        "nb",       "note",    "notes",
    "objective",  "okay",      "or",         "p.s.",        "place",    "ps",      "re",
    "recording",  "reference", "references", "remark",      "results",  "see",     "so",
    "source",     "sources",   "subject",    "summary",     "table",    "time",
};
constexpr std::array<std::string_view, 42> kMoreNotNames = {
    "title",   "tip",          "todo",      "topic",     "transcript",   "url",
    "warning", "well",         "www",       "yes",       "question",     "rule",
    "step",    "point",        "remarque",  "exemple",   "par exemple",  "règle",
    "étape",   "c'est-à-dire", "hinweis",   "beispiel",  "zum beispiel", "anmerkung",
    "regel",   "quelle",       "thema",     "datum",     "ort",          "nota",
    "ejemplo", "por ejemplo",  "fuente",    "fecha",     "lugar",        "tema",
    "esempio", "exemplo",      "voorbeeld", "opmerking", "par exemple",  "attendees"};

constexpr std::array<std::string_view, 16> kParticles = {"al",  "and", "bin", "da", "de",  "del",
                                                         "den", "der", "di",  "do", "dos", "el",
                                                         "la",  "of",  "van", "von"};

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

// "Table 3" and "Step 2" are headings as much as "Table" is.
std::string_view without_number(std::string_view name) {
    while (!name.empty() && (is_digit(name.back()) || name.back() == '.')) name.remove_suffix(1);
    return trim(name);
}

bool is_stop_word(std::string_view name) {
    const std::string_view plain = without_number(name);
    const auto same = [name, plain](std::string_view word) {
        return equals_ignoring_case(word, name) || equals_ignoring_case(word, plain);
    };
    return std::any_of(kNotNames.begin(), kNotNames.end(), same) ||
           std::any_of(kMoreNotNames.begin(), kMoreNotNames.end(), same);
}

// "(2020)" or "(2020a)": an author-date reference.
bool has_year(std::string_view text) {
    for (std::size_t i = 0; i + 4 < text.size(); ++i) {
        if (text[i] == '(' && std::all_of(&text[i + 1], &text[i + 1] + 4, is_digit)) return true;
    }
    return false;
}

std::size_t count_words(std::string_view text) {
    std::size_t words = 0;
    bool inside = false;
    for (const char c : text) {
        if (c != ' ' && !inside) ++words;
        inside = c != ' ';
    }
    return words;
}

bool could_be_name(std::string_view name, std::size_t max_length) {
    if (name.empty() || name.size() > 4 * max_length || count_code_points(name) > max_length) {
        return false;
    }
    if (name.find_first_of("\"?!<>=\t\n") != std::string_view::npos) return false;
    if (std::string_view("-*#>[({").find(name[0]) != std::string_view::npos) return false;
    if (name.find("//") != std::string_view::npos || name.find("et al") != std::string_view::npos) {
        return false;
    }
    return has_letter(name) && !has_year(name) && !is_stop_word(name) && count_words(name) <= 6;
}

}  // namespace

bool could_be_speaker(std::string_view name, std::size_t max_length) {
    return could_be_name(name, max_length);
}

std::size_t count_code_points(std::string_view text) {
    return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), [](char c) {
        return (static_cast<unsigned char>(c) & 0xC0) != 0x80;
    }));
}

bool has_letter(std::string_view text) {
    return std::any_of(text.begin(), text.end(), [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
               static_cast<unsigned char>(c) >= 0x80;
    });
}

std::optional<NamePrefix> name_prefix(std::string_view line, std::size_t max_length) {
    std::string_view rest = trim_left(line);
    const bool bold = rest.starts_with("**");
    if (bold) rest.remove_prefix(2);
    // Looking no further than a name can reach keeps a long line cheap.
    const std::string_view reach = rest.substr(0, 4 * max_length + 8);
    const std::size_t narrow = reach.find(':');
    const std::size_t wide = reach.find(kWideColon);
    const std::size_t colon = std::min(narrow, wide);
    if (colon == std::string_view::npos) return std::nullopt;
    std::string_view name = rest.substr(0, colon);
    rest.remove_prefix(colon + (wide < narrow ? kWideColon.size() : 1));
    if (bold) {
        if (name.ends_with("**")) {
            name.remove_suffix(2);
        } else if (rest.starts_with("**")) {
            rest.remove_prefix(2);
        } else {
            return std::nullopt;
        }
    }
    // WhisperX: `[SPEAKER_00]: text`.
    if (name.starts_with('[') && name.ends_with(']')) {
        name = name.substr(1, name.size() - 2);
    }
    const bool apart = rest.empty() || leading_space(rest) > 0 || wide < narrow;
    name = trim(name);
    if (!apart || !could_be_name(name, max_length)) return std::nullopt;
    return NamePrefix{name, trim_left(rest)};
}

bool is_written_like_a_name(std::string_view name) {
    while (!name.empty()) {
        const std::size_t end = std::min(name.find(' '), name.size());
        const std::string_view word = name.substr(0, end);
        const bool small = !word.empty() && word[0] >= 'a' && word[0] <= 'z';
        if (small && std::find(kParticles.begin(), kParticles.end(), word) == kParticles.end()) {
            return false;
        }
        name.remove_prefix(std::min(end + 1, name.size()));
    }
    return true;
}

}  // namespace tandem
