// Identifiers that have a form of their own: dates, ages, phones, addresses, numbers.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "tandem/text/boundaries.h"
#include "tandem/text/search.h"

namespace tandem {

struct PatternPlace {
    std::string_view type;  // "email", "url", "date", "age", "phone", "number", "zip", "place"
    TextRange range;
};

// Rules for English, as spoken and as written. Numbers, e-mail and web addresses have the same form
// in any language.
class IdentifierPatterns {
 public:
    IdentifierPatterns();

    // From left to right, not overlapping; where two forms fit, the one that comes first above.
    // Throws Error(BadInput) when a text is such that it cannot be searched to its end.
    std::vector<PatternPlace> find_in(std::string_view text);

 private:
    struct Pattern {
        std::string_view type;
        Search search;
        bool (*holds)(std::string_view words);  // what the expression cannot say; none: it holds
    };
    void add(std::string_view type, const std::string& expression,
             bool (*holds)(std::string_view) = nullptr);
    void add_addresses();
    void add_dates();
    void add_numbers();

    std::vector<Pattern> patterns_;
};

}  // namespace tandem
