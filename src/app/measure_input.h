// Anybody's data for `tandem measure`, from CSV files: no study is needed.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "tandem/agreement/rating_measures.h"

namespace tandem {

struct RatingsRequest {
    std::string file;
    std::vector<std::string> categories;  // of the codebook, in its order; empty: those that occur
    std::vector<std::string> coders;      // also those without a row; empty: those that occur
    bool numbers = false;  // values must be numbers, and equal numbers are one category
    bool none_below_zero = false;
    bool sets = false;  // a|b is a set of codes, an empty value the empty set
};

struct RatingsInput {
    SetRatings sets;  // for plain ratings only `ratings` is filled
    std::vector<std::string> coders;
    std::vector<std::string> names;  // of the categories, for sets of the codes
    bool order_known = false;        // by --categories, or because all values are numbers
    bool numbers = false;            // Ratings::numbers is filled
};

// Columns `unit,coder,value` and perhaps `cluster`, in any order. Without --categories the values
// that occur are the categories, numbers in their order, text by code point. A value that is empty
// means that the coder looked and gave nothing: a category of its own, named "(none)".
// Throws Error(BadInput) that names file and line: unknown or missing column, a coder's second
// rating of a unit, a category or coder that was not named, text where a number must be, fields too
// many or too few, one unit in two clusters, bytes that are not UTF-8, nothing in the file.
RatingsInput read_ratings(const RatingsRequest& request);

// No header; as many rows as columns; whole numbers. Without `categories` they are "1", "2", ….
RatingsInput read_contingency_table(const std::string& file,
                                    const std::vector<std::string>& categories);

}  // namespace tandem
