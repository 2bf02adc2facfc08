#include "exchange/html_text.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <optional>
#include <string>
#include <utility>

#include "exchange/cue_text.h"

namespace tandem {
namespace {

// Characters U+00A0 to U+00FF by their names in HTML.
constexpr std::array<std::string_view, 96> kLatin = {
    "nbsp",   "iexcl",  "cent",   "pound",  "curren", "yen",    "brvbar", "sect",   "uml",
    "copy",   "ordf",   "laquo",  "not",    "shy",    "reg",    "macr",   "deg",    "plusmn",
    "sup2",   "sup3",   "acute",  "micro",  "para",   "middot", "cedil",  "sup1",   "ordm",
    "raquo",  "frac14", "frac12", "frac34", "iquest", "Agrave", "Aacute", "Acirc",  "Atilde",
    "Auml",   "Aring",  "AElig",  "Ccedil", "Egrave", "Eacute", "Ecirc",  "Euml",   "Igrave",
    "Iacute", "Icirc",  "Iuml",   "ETH",    "Ntilde", "Ograve", "Oacute", "Ocirc",  "Otilde",
    "Ouml",   "times",  "Oslash", "Ugrave", "Uacute", "Ucirc",  "Uuml",   "Yacute", "THORN",
    "szlig",  "agrave", "aacute", "acirc",  "atilde", "auml",   "aring",  "aelig",  "ccedil",
    "egrave", "eacute", "ecirc",  "euml",   "igrave", "iacute", "icirc",  "iuml",   "eth",
    "ntilde", "ograve", "oacute", "ocirc",  "otilde", "ouml",   "divide", "oslash", "ugrave",
    "uacute", "ucirc",  "uuml",   "yacute", "thorn",  "yuml",
};

constexpr std::array<std::pair<std::string_view, std::string_view>, 22> kOthers = {{
    {"hellip", "…"},    {"ndash", "–"},     {"mdash", "—"},  {"lsquo", "‘"}, {"rsquo", "’"},
    {"sbquo", "‚"},     {"ldquo", "“"},     {"rdquo", "”"},  {"bdquo", "„"}, {"lsaquo", "‹"},
    {"rsaquo", "›"},    {"euro", "€"},      {"bull", "•"},   {"trade", "™"}, {"OElig", "Œ"},
    {"oelig", "œ"},     {"Scaron", "Š"},    {"scaron", "š"}, {"rarr", "→"},  {"larr", "←"},
    {"ensp", "\u2002"}, {"emsp", "\u2003"},
}};

constexpr std::array<std::string_view, 30> kBlocks = {
    "p",       "div",    "h1",     "h2",     "h3",      "h4",     "h5",    "h6",
    "li",      "ul",     "ol",     "dl",     "dt",      "dd",     "table", "section",
    "article", "header", "footer", "main",   "nav",     "aside",  "pre",   "blockquote",
    "hr",      "body",   "form",   "figure", "address", "details"};

constexpr std::array<std::string_view, 8> kUnseen = {"script", "style",    "head",   "template",
                                                     "svg",    "noscript", "object", "iframe"};

template <std::size_t N>
bool is_one_of(std::string_view name, const std::array<std::string_view, N>& names) {
    return std::find(names.begin(), names.end(), name) != names.end();
}

std::string lower(std::string_view text) {
    std::string out(text);
    for (char& c : out) {
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + 32);
    }
    return out;
}

struct Tag {
    std::string name;  // in lower case
    bool closes = false;
    std::string_view attributes;
    std::size_t size = 0;     // in bytes; 0 when the text is no tag
    std::size_t scanned = 0;  // bytes looked at
};

Tag parse_tag(std::string_view text) {
    Tag tag;
    std::size_t at = 1;
    if (at < text.size() && text[at] == '/') {
        tag.closes = true;
        ++at;
    }
    const std::size_t begin = at;
    while (at < text.size() && at < begin + 20 &&
           std::string_view(" \t\n/>").find(text[at]) == std::string_view::npos) {
        ++at;
    }
    tag.name = lower(text.substr(begin, at - begin));
    if (tag.name.empty() || tag.name[0] < 'a' || tag.name[0] > 'z') return tag;
    // A `>` inside quotation marks does not end the tag.
    char quote = '\0';
    for (std::size_t i = at; i < text.size(); ++i) {
        if (quote != '\0') {
            if (text[i] == quote) quote = '\0';
        } else if (text[i] == '"' || text[i] == '\'') {
            quote = text[i];
        } else if (text[i] == '>') {
            tag.attributes = text.substr(at, i - at);
            tag.size = i + 1;
            return tag;
        }
    }
    tag.scanned = text.size();
    return tag;
}

class HtmlReader {
 public:
    explicit HtmlReader(std::string_view text) : rest_(text), whole_(text) {}

    DocumentText read() {
        while (!rest_.empty()) {
            const std::size_t mark = std::min(rest_.find('<'), rest_.size());
            if (mark > 0) {
                words(rest_.substr(0, mark));
                rest_.remove_prefix(mark);
            } else {
                markup();
            }
        }
        end_paragraph();
        return std::move(out_);
    }

 private:
    void markup() {
        if (rest_.starts_with("<!--")) {
            skip_behind("-->");
        } else if (rest_.starts_with("<!") || rest_.starts_with("<?")) {
            skip_behind(">");
        } else {
            const Tag tag = wasted_ > 4 * whole_.size() ? Tag{} : parse_tag(rest_);
            if (tag.size == 0) {
                wasted_ += tag.scanned;
                words(rest_.substr(0, 1));
                rest_.remove_prefix(1);
                return;
            }
            rest_.remove_prefix(tag.size);
            element(tag);
        }
    }

    void skip_behind(std::string_view mark) {
        const std::size_t at = rest_.find(mark);
        rest_.remove_prefix(at == std::string_view::npos ? rest_.size() : at + mark.size());
    }

    void element(const Tag& tag) {
        if (!tag.closes && is_one_of(tag.name, kUnseen) && !tag.attributes.ends_with('/')) {
            skip_element(tag.name);
        } else if (tag.name == "br") {
            if (in_row_) {
                space();
            } else {
                end_line();
            }
        } else if (tag.name == "tr") {
            end_paragraph();
            in_row_ = !tag.closes;
            first_cell_ = true;
        } else if (tag.name == "td" || tag.name == "th") {
            if (!tag.closes && !std::exchange(first_cell_, false)) line_ += '\t';
            collapsed_ = true;
        } else if (tag.name == "pre") {
            end_paragraph();
            verbatim_ = !tag.closes;
        } else if (is_one_of(tag.name, kBlocks)) {
            if (in_row_ && tag.name != "table") {
                space();
            } else {
                end_paragraph();
            }
        } else if (tag.name == "span") {
            stamp(tag);
        }
    }

    // oTranscribe: `<span class="timestamp">0:12</span>`, kept apart from the words by brackets.
    void stamp(const Tag& tag) {
        if (!tag.closes && tag.attributes.find("timestamp") != std::string_view::npos) {
            line_ += '[';
            in_stamp_ = true;
        } else if (tag.closes && std::exchange(in_stamp_, false)) {
            line_ += ']';
        }
    }

    // Title of the page from its head; nothing else of what is not seen.
    void skip_element(const std::string& name) {
        const std::string end = "</" + name;
        std::size_t at = 0;
        while (at < rest_.size() && !equals_ignoring_case(rest_.substr(at, end.size()), end)) {
            at = rest_.find('<', at + 1);
        }
        const std::string_view inside = rest_.substr(0, at);
        if (name == "head") take_title(inside);
        rest_.remove_prefix(std::min(at, rest_.size()));
    }

    void take_title(std::string_view head) {
        const std::size_t open = head.find("<title>");
        const std::size_t close = head.find("</title>");
        if (open == std::string_view::npos || close == std::string_view::npos || close < open) {
            return;
        }
        const std::string title = decode_html(head.substr(open + 7, close - open - 7));
        for (const char c : title) {
            const bool blank = c == '\n' || c == '\r' || c == '\t' || c == ' ';
            if (!blank) out_.title += c;
            if (blank && !out_.title.empty() && out_.title.back() != ' ') out_.title += ' ';
        }
        out_.title = std::string(trim(out_.title));
    }

    void space() {
        if (!line_.empty() && line_.back() != '\t' && !collapsed_) line_ += ' ';
        collapsed_ = true;
    }

    void words(std::string_view text) {
        for (const char c : decode_html(text)) {
            const bool white = c == ' ' || c == '\t' || c == '\n' || c == '\r';
            if (verbatim_ && c == '\n') {
                end_line();
            } else if (verbatim_ || !white) {
                line_ += c;
            } else if (!collapsed_) {
                line_ += ' ';
            }
            collapsed_ = white && !verbatim_;
        }
    }

    void end_line() {
        out_.lines.push_back({line_number(), opens_, without_controls(std::move(line_))});
        line_.clear();
        opens_ = false;
        collapsed_ = true;
    }

    void end_paragraph() {
        in_stamp_ = false;
        if (!is_blank(line_)) end_line();
        line_.clear();
        opens_ = true;
        collapsed_ = true;
    }

    int line_number() {
        const std::size_t at = whole_.size() - rest_.size();
        number_ +=
            static_cast<int>(std::count(whole_.begin() + static_cast<std::ptrdiff_t>(counted_),
                                        whole_.begin() + static_cast<std::ptrdiff_t>(at), '\n'));
        counted_ = at;
        return number_;
    }

    std::string_view rest_, whole_;
    DocumentText out_;
    std::string line_;
    bool opens_ = true, collapsed_ = true, verbatim_ = false;
    bool in_row_ = false, first_cell_ = false, in_stamp_ = false;
    int number_ = 1;
    std::size_t counted_ = 0;
    std::size_t wasted_ = 0;  // bytes looked at for tags that never end
};

// As DecodeEntity: the names of HTML first.
std::size_t decode_html_entity(std::string& out, std::string_view text) {
    const std::size_t end = text.substr(0, 12).find(';');
    if (end == std::string_view::npos) return 0;
    const std::string_view name = text.substr(1, end - 1);
    const auto latin = std::find(kLatin.begin(), kLatin.end(), name);
    const auto other = std::find_if(kOthers.begin(), kOthers.end(),
                                    [name](const auto& entry) { return entry.first == name; });
    if (latin != kLatin.end()) {
        const auto code = static_cast<unsigned>(0xA0 + (latin - kLatin.begin()));
        out += static_cast<char>(0xC0 | (code >> 6));
        out += static_cast<char>(0x80 | (code & 0x3F));
    } else if (other != kOthers.end()) {
        out += other->second;
    } else {
        return decode_entity(out, text);
    }
    return end + 1;
}

}  // namespace

std::string decode_html(std::string_view text) {
    return decode_entities(text, decode_html_entity);
}

bool looks_like_html(std::string_view text) {
    text = trim_left(text.substr(0, 4096));
    if (text.starts_with("<?xml"))
        text = trim_left(text.substr(std::min(text.find("?>"), text.size() - 2) + 2));
    const auto begins = [text](std::string_view word) {
        return equals_ignoring_case(text.substr(0, word.size()), word);
    };
    return begins("<!doctype html") || begins("<html") || begins("<head>") || begins("<body");
}

DocumentText read_html_text(std::string_view text) {
    return HtmlReader(text).read();
}

}  // namespace tandem
