#include "exchange/cue_text.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstddef>
#include <cstdint>
#include <utility>

#include "exchange/text_lines.h"

namespace tandem {
namespace {

constexpr std::array<std::string_view, 10> kTags = {"c",  "i",    "b",    "u",    "v",
                                                    "rt", "ruby", "lang", "font", ""};

constexpr std::array<std::pair<std::string_view, std::string_view>, 8> kEntities = {{
    {"amp", "&"},
    {"lt", "<"},
    {"gt", ">"},
    {"quot", "\""},
    {"apos", "'"},
    {"nbsp", "\u00a0"},
    {"lrm", "\u200e"},
    {"rlm", "\u200f"},
}};

void append_code_point(std::string& out, std::uint32_t c) {
    const auto byte = [&out](std::uint32_t value) { out += static_cast<char>(value); };
    if (c < 0x80) {
        byte(c);
    } else if (c < 0x800) {
        byte(0xC0 | (c >> 6));
        byte(0x80 | (c & 0x3F));
    } else if (c < 0x10000) {
        byte(0xE0 | (c >> 12));
        byte(0x80 | ((c >> 6) & 0x3F));
        byte(0x80 | (c & 0x3F));
    } else {
        byte(0xF0 | (c >> 18));
        byte(0x80 | ((c >> 12) & 0x3F));
        byte(0x80 | ((c >> 6) & 0x3F));
        byte(0x80 | (c & 0x3F));
    }
}

// `#39` or `#x27`. False for what is no character, or a control that text cannot hold.
bool append_numeric(std::string& out, std::string_view entity) {
    entity.remove_prefix(1);
    int base = 10;
    if (entity.starts_with('x') || entity.starts_with('X')) {
        entity.remove_prefix(1);
        base = 16;
    }
    std::uint32_t c = 0;
    const char* end = entity.data() + entity.size();
    const auto result = std::from_chars(entity.data(), end, c, base);
    if (result.ec != std::errc() || result.ptr != end) return false;
    if (c < 0x20 || c > 0x10FFFF || (c >= 0xD800 && c <= 0xDFFF)) return false;
    append_code_point(out, c);
    return true;
}

// The inside of a tag or time stamp that `text` begins with; its length with brackets in `size`,
// which is 0 when this is no markup.
std::string_view take_tag(std::string_view text, std::size_t& size) {
    size = 0;
    if (text.starts_with("{\\")) {
        const std::size_t close = text.substr(0, 64).find('}');
        if (close != std::string_view::npos) size = close + 1;
        return {};
    }
    const std::size_t close = text.substr(0, 512).find('>');
    if (!text.starts_with('<') || close == std::string_view::npos) return {};
    const std::string_view inside = text.substr(1, close - 1);
    std::string_view word = inside;
    if (word.starts_with('/')) word.remove_prefix(1);
    word = word.substr(0, std::min(word.find_first_of(" \t\n.="), word.size()));
    const bool stamp = !inside.empty() && inside.find_first_not_of("0123456789:.") == inside.npos;
    const bool known = std::find(kTags.begin(), kTags.end(), word) != kTags.end();
    // `<>` and `< b` are no tags: only a slash may stand alone.
    if (!stamp && (!known || (word.empty() && inside != "/"))) return {};
    size = close + 1;
    return inside;
}

}  // namespace

std::size_t decode_entity(std::string& out, std::string_view text) {
    const std::size_t semicolon = text.substr(0, 12).find(';');
    if (semicolon == std::string_view::npos || semicolon < 2) return 0;
    const std::string_view entity = text.substr(1, semicolon - 1);
    if (entity[0] == '#') return append_numeric(out, entity) ? semicolon + 1 : 0;
    for (const auto& [name, character] : kEntities) {
        if (entity != name) continue;
        out += character;
        return semicolon + 1;
    }
    return 0;
}

std::string decode_entities(std::string_view text) {
    return decode_entities(text, decode_entity);
}

std::string decode_entities(std::string_view text, DecodeEntity decode) {
    std::string out;
    while (!text.empty()) {
        const std::size_t amp = std::min(text.find('&'), text.size());
        out += text.substr(0, amp);
        text.remove_prefix(amp);
        if (text.empty()) break;
        const std::size_t used = decode(out, text);
        if (used == 0) out += '&';
        text.remove_prefix(std::max<std::size_t>(used, 1));
    }
    return out;
}

std::vector<VoicePiece> split_voices(std::string_view text) {
    std::vector<VoicePiece> pieces(1);
    while (!text.empty()) {
        const std::size_t mark = std::min(text.find_first_of("<{"), text.size());
        pieces.back().text += text.substr(0, mark);
        text.remove_prefix(mark);
        if (text.empty()) break;
        std::size_t size = 0;
        const std::string_view tag = take_tag(text, size);
        const bool voice = tag.starts_with("v ") || tag.starts_with("v\t") || tag.starts_with("v.");
        if (voice) {
            const std::size_t space = std::min(tag.find_first_of(" \t\n"), tag.size());
            std::string name = decode_entities(trim(tag.substr(space)));
            std::replace(name.begin(), name.end(), '\n', ' ');
            pieces.push_back({std::move(name), ""});
        }
        if (size == 0) pieces.back().text += text[0];
        text.remove_prefix(std::max<std::size_t>(size, 1));
    }
    for (VoicePiece& piece : pieces) piece.text = decode_entities(piece.text);
    return pieces;
}

std::string escape_cue_text(std::string_view text) {
    std::string out, decoded;
    for (; !text.empty(); text.remove_prefix(1)) {
        std::size_t tag = 0;
        if (text[0] == '<' || text[0] == '{') take_tag(text, tag);
        if (tag > 0) {
            out += text[0] == '<' ? "&lt;" : "&#123;";
        } else if (text[0] == '&' && decode_entity(decoded, text) > 0) {
            out += "&amp;";
        } else if (text.starts_with("-->")) {
            out += "--&gt;";
            text.remove_prefix(2);
        } else {
            out += text[0];
        }
    }
    return out;
}

}  // namespace tandem
