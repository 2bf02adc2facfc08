#include "wording.h"

#include <algorithm>
#include <utility>

namespace tandem {
namespace {

// 0 -> "a", 25 -> "z", 26 -> "aa".
std::string letters(std::size_t place) {
    std::string text;
    for (++place; place > 0; place = (place - 1) / 26)
        text.insert(text.begin(), static_cast<char>('a' + (place - 1) % 26));
    return text;
}

}  // namespace

std::string counted(long long count, std::string_view noun) {
    return std::to_string(count) + " " + std::string(noun) + (count == 1 ? "" : "s");
}

std::string joined(const std::vector<std::string>& parts, std::string_view between) {
    std::string text;
    for (std::size_t at = 0; at < parts.size(); ++at) {
        if (at > 0) text += between;
        text += parts[at];
    }
    return text;
}

std::string share(int part, int whole) {
    if (whole == 0) return "–";
    return std::to_string(part) + "/" + std::to_string(whole) + " (" +
           Cell::of(100.0 * part / whole, 0).text + "%)";
}

std::string capitalized(std::string_view words) {
    std::string text(words);
    if (!text.empty() && text.front() >= 'a' && text.front() <= 'z')
        text.front() = static_cast<char>(text.front() - 'a' + 'A');
    return text;
}

std::string group_title(std::string_view group) {
    return group.empty() ? "No group" : capitalized(group);
}

Cell indented(std::string words, int steps) {
    Cell cell(std::move(words));
    cell.indent = steps;
    return cell;
}

std::string Footnotes::mark(const std::string& words) {
    const auto found = std::ranges::find(words_, words);
    const auto place = static_cast<std::size_t>(found - words_.begin());
    if (found == words_.end()) words_.push_back(words);
    return " [" + letters(place) + "]";
}

std::vector<std::string> Footnotes::notes() const {
    std::vector<std::string> notes;
    for (std::size_t at = 0; at < words_.size(); ++at)
        notes.push_back("[" + letters(at) + "] " + words_[at]);
    return notes;
}

}  // namespace tandem
