#include "app/byte_search.h"

#include "tandem/text/fold.h"
#include "tandem/text/utf8.h"

#include "app/file_bytes.h"

namespace tandem {
namespace {

constexpr std::size_t kBeginning = 3;

char small(char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

std::uint32_t beginning_of(std::string_view bytes) {
    std::uint32_t key = 0;
    for (std::size_t i = 0; i < kBeginning; ++i)
        key = key << 8 | static_cast<unsigned char>(small(bytes[i]));
    return key;
}

std::string utf16_bytes(std::string_view text, bool big_endian) {
    std::string bytes;
    for (const char16_t unit : to_utf16(text)) {
        const auto high = static_cast<char>(unit >> 8), low = static_cast<char>(unit & 0xff);
        bytes += big_endian ? high : low;
        bytes += big_endian ? low : high;
    }
    return bytes;
}

bool stands_at(std::string_view bytes, std::size_t at, const std::string& needle, bool exact) {
    if (at + needle.size() > bytes.size()) return false;
    for (std::size_t i = 0; i < needle.size(); ++i)
        if ((exact ? bytes[at + i] : small(bytes[at + i])) != needle[i]) return false;
    return true;
}

}  // namespace

void ByteSearch::add(std::size_t string, const std::string& text, bool exact) {
    const std::string forms[] = {text, utf16_bytes(text, false), utf16_bytes(text, true)};
    for (const std::string& form : forms) {
        if (form.size() < kBeginning) continue;
        by_beginning_[beginning_of(form)].push_back(
            {string, exact ? form : in_small_letters(form), exact, &form == &forms[0]});
    }
}

ByteSearch::ByteSearch(const std::vector<SoughtString>& strings) {
    for (std::size_t i = 0; i < strings.size(); ++i) {
        add(i, strings[i].text, strings[i].exact);
        if (const std::string folded = fold(strings[i].text);
            !strings[i].exact && folded != in_small_letters(strings[i].text))
            add(i, folded, false);
    }
}

void ByteSearch::each_hit(std::string_view bytes,
                          const std::function<bool(const ByteHit&)>& visit) const {
    for (std::size_t at = 0; at + kBeginning <= bytes.size(); ++at) {
        const auto found = by_beginning_.find(beginning_of(bytes.substr(at, kBeginning)));
        if (found == by_beginning_.end()) continue;
        for (const Needle& needle : found->second)
            if (stands_at(bytes, at, needle.bytes, needle.exact) &&
                !visit({needle.string, at, needle.bytes.size(), needle.utf8}))
                return;
    }
}

}  // namespace tandem
