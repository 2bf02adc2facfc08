#include "ui/initials.h"

#include <algorithm>
#include <unordered_set>

#include "tandem/text/boundaries.h"

namespace tandem::ui {
namespace {

// The first `count` graphemes of `text`.
std::string first_graphemes(std::string_view text, int count) {
    CodePoints end{0};
    const CodePoints size = length(text);
    for (int i = 0; i < count && end < size; ++i)
        end = snap_to_graphemes(text, {end, end + CodePoints{1}}).end;
    return std::string(slice(text, {0}, end));
}

std::vector<std::string> words_of(const std::string& name) {
    std::vector<std::string> found;
    for (const TextRange& word : words(name)) found.emplace_back(slice(name, word.begin, word.end));
    if (found.empty()) found.push_back(name.empty() ? "?" : name);
    return found;
}

// From the shortest on.
std::vector<std::string> candidates(const std::string& name) {
    const std::vector<std::string> all = words_of(name);
    std::vector<std::string> found;
    if (all.size() == 1) {
        for (const int count : {2, 3, 4}) found.push_back(first_graphemes(all[0], count));
        return found;
    }
    std::string letters;
    for (std::size_t i = 0; i < std::min<std::size_t>(3, all.size()); ++i) {
        letters += first_graphemes(all[i], 1);
        if (i > 0) found.push_back(letters);
    }
    found.push_back(first_graphemes(all[0], 2) + first_graphemes(all[1], 1));
    found.push_back(first_graphemes(all[0], 1) + first_graphemes(all[1], 2));
    return found;
}

}  // namespace

std::vector<std::string> initials_of(const std::vector<std::string>& names) {
    std::vector<std::string> result;
    std::unordered_set<std::string> taken;
    for (const std::string& name : names) {
        const std::vector<std::string> mine = candidates(name);
        auto chosen = std::find_if(mine.begin(), mine.end(),
                                   [&](const std::string& each) { return !taken.contains(each); });
        std::string initials = chosen != mine.end() ? *chosen : mine.front();
        for (int number = 2; taken.contains(initials); ++number)
            initials = mine.front() + std::to_string(number);
        taken.insert(initials);
        result.push_back(std::move(initials));
    }
    return result;
}

}  // namespace tandem::ui
