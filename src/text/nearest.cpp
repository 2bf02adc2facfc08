#include "tandem/text/nearest.h"

#include <algorithm>

#include "tandem/text/fold.h"
#include "tandem/text/utf8.h"

namespace tandem {
namespace {

// Longer names are not measured letter by letter: nobody mistypes those by hand.
constexpr std::size_t kLongestMeasured = 200;

// Letters to insert, remove, replace or swap with a neighbour (optimal string alignment).
std::size_t letters_apart(std::u16string_view a, std::u16string_view b) {
    std::vector<std::size_t> before_last, last(b.size() + 1), row(b.size() + 1);
    for (std::size_t j = 0; j <= b.size(); ++j) last[j] = j;
    for (std::size_t i = 1; i <= a.size(); ++i) {
        row[0] = i;
        for (std::size_t j = 1; j <= b.size(); ++j) {
            const std::size_t replaced = last[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
            row[j] = std::min({replaced, last[j] + 1, row[j - 1] + 1});
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                row[j] = std::min(row[j], before_last[j - 2] + 1);
        }
        before_last = last;
        std::swap(last, row);
    }
    return last[b.size()];
}

struct Candidate {
    std::size_t distance = 0;
    const std::string* name = nullptr;
};

}  // namespace

std::vector<std::string> nearest_names(std::string_view typed,
                                       const std::vector<std::string>& names, std::size_t at_most) {
    const std::string key = fold(typed);
    const std::u16string letters = to_utf16(key);
    std::vector<Candidate> near;
    for (const std::string& name : names) {
        const std::string folded = fold(name);
        if (folded == key) {
            near.push_back({0, &name});
        } else if (letters.size() >= 3 && folded.find(key) != std::string::npos) {
            near.push_back({1, &name});
        } else if (letters.size() <= kLongestMeasured && folded.size() <= kLongestMeasured) {
            const std::size_t apart = letters_apart(letters, to_utf16(folded));
            if (apart <= std::max<std::size_t>(1, letters.size() / 3))
                near.push_back({1 + apart, &name});
        }
    }
    std::stable_sort(near.begin(), near.end(), [](const Candidate& a, const Candidate& b) {
        return a.distance < b.distance;
    });
    std::vector<std::string> out;
    for (const Candidate& candidate : near) {
        if (out.size() == at_most) break;
        if (std::find(out.begin(), out.end(), *candidate.name) == out.end())
            out.push_back(*candidate.name);
    }
    return out;
}

std::string did_you_mean(const std::vector<std::string>& names) {
    if (names.empty()) return "";
    std::string out = " Did you mean ";
    for (std::size_t i = 0; i < names.size(); ++i) {
        if (i > 0) out += i + 1 == names.size() ? " or " : ", ";
        out += "'" + names[i] + "'";
    }
    return out + "?";
}

}  // namespace tandem
