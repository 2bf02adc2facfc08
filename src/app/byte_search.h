// Strings in raw bytes, in the encodings in which a file may hold them.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "tandem/analysis/string_places.h"

namespace tandem {

struct ByteHit {
    std::size_t string = 0;  // its index among those sought
    std::size_t at = 0, size = 0;
    bool utf8 = true;  // else UTF-16, in either order
};

// Each string as it is, as UTF-8 and UTF-16, ASCII letters in any case unless it is exact; other
// letters as they are and folded. Those of fewer than three bytes are not looked for.
class ByteSearch {
 public:
    explicit ByteSearch(const std::vector<SoughtString>& strings);

    // Every place, overlapping ones too; `visit` returns false to stop.
    void each_hit(std::string_view bytes, const std::function<bool(const ByteHit&)>& visit) const;

 private:
    struct Needle {
        std::size_t string;
        std::string bytes;  // in lower case unless exact
        bool exact, utf8;
    };
    void add(std::size_t string, const std::string& text, bool exact);
    std::unordered_map<std::uint32_t, std::vector<Needle>> by_beginning_;  // three bytes
};

}  // namespace tandem
