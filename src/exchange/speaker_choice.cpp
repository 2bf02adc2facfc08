#include "exchange/speaker_choice.h"

#include <algorithm>
#include <map>
#include <numeric>
#include <string>

#include "exchange/speaker_names.h"
#include "exchange/text_lines.h"

namespace tandem {
namespace {

// Comparing all with all; nobody interviews more people at once.
constexpr std::size_t kMostNames = 200;
constexpr std::size_t kLongestCompared = 80;

struct Count {
    std::size_t uses = 0;
    bool strong = false;
};

using Counts = std::map<std::string_view, Count>;

bool is_chosen(std::string_view name, const Count& count, std::size_t paragraphs) {
    if (count.strong && is_written_like_a_name(name)) return true;
    if (count.uses < 2) return false;
    const bool phrase = name.find(' ') != std::string_view::npos && !is_written_like_a_name(name);
    return !phrase || (count.uses >= 3 && count.uses * 10 >= paragraphs);
}

// Letters in lower case (ASCII) and digits, each apart.
struct Compared {
    std::string letters, digits;
};

Compared compared(std::string_view name) {
    Compared out;
    for (const char c : name) {
        if (c >= '0' && c <= '9') {
            out.digits += c;
        } else if (c >= 'A' && c <= 'Z') {
            out.letters += static_cast<char>(c + 32);
        } else if (c != ' ' && c != '.' && c != '_' && c != '-') {
            out.letters += c;
        }
    }
    return out;
}

// Insertions, deletions and replacements of bytes between the two (Levenshtein).
std::size_t distance(std::string_view a, std::string_view b) {
    std::vector<std::size_t> row(b.size() + 1);
    std::iota(row.begin(), row.end(), 0);
    for (std::size_t i = 1; i <= a.size(); ++i) {
        std::size_t diagonal = row[0]++;
        for (std::size_t j = 1; j <= b.size(); ++j) {
            const std::size_t replaced = diagonal + (a[i - 1] == b[j - 1] ? 0 : 1);
            diagonal = row[j];
            row[j] = std::min({row[j] + 1, row[j - 1] + 1, replaced});
        }
    }
    return row.back();
}

}  // namespace

bool is_nearly(std::string_view name, std::string_view other) {
    if (name == other || name.size() > kLongestCompared || other.size() > kLongestCompared) {
        return false;
    }
    const Compared a = compared(name), b = compared(other);
    if (a.digits != b.digits) return false;
    const std::size_t shorter = std::min(a.letters.size(), b.letters.size());
    const std::size_t allowed = shorter >= 8 ? 2 : shorter >= 5 ? 1 : 0;
    return distance(a.letters, b.letters) <= allowed;
}

std::set<std::string_view> choose_speakers(const std::vector<NameUse>& uses,
                                           std::size_t paragraphs) {
    Counts counts;
    for (const NameUse& use : uses) {
        Count& count = counts[use.name];
        ++count.uses;
        count.strong = count.strong || use.strong;
    }
    std::set<std::string_view> names;
    for (const auto& [name, count] : counts) {
        if (is_chosen(name, count, paragraphs)) names.insert(name);
    }
    if (names.size() == 1) {
        const Count& only = counts[*names.begin()];
        if (!only.strong && 2 * only.uses < paragraphs) names.clear();
    }
    if (names.size() > kMostNames) return names;
    std::vector<std::string_view> misspelt;
    for (const auto& [name, count] : counts) {
        if (names.contains(name) || !is_written_like_a_name(name)) continue;
        const auto near = [single = name](std::string_view known) {
            return is_nearly(single, known);
        };
        if (std::any_of(names.begin(), names.end(), near)) misspelt.push_back(name);
        if (misspelt.size() > kMostNames) return names;
    }
    names.insert(misspelt.begin(), misspelt.end());
    return names;
}

std::vector<ReadWarning> near_speakers(const std::vector<ParsedTurn>& turns) {
    std::map<std::string_view, std::size_t> counts;
    std::map<std::string_view, int> lines;  // where each is met first
    for (const ParsedTurn& turn : turns) {
        if (turn.speaker.empty()) continue;
        ++counts[turn.speaker];
        lines.emplace(turn.speaker, turn.line);
    }
    std::vector<ReadWarning> out;
    if (counts.size() > kMostNames) return out;
    for (const auto& [name, count] : counts) {
        for (const auto& [other, more] : counts) {
            if (count > more || (count == more && name < other) || !is_nearly(name, other)) {
                continue;
            }
            out.push_back(
                {lines[name], "The speaker '" + shortened(name) +
                                  "' (turns: " + std::to_string(count) + ") is nearly '" +
                                  shortened(other) + "' (turns: " + std::to_string(more) +
                                  "). They were kept apart; if they are one person, correct the "
                                  "name in the file, or import it with --speaker '" +
                                  shortened(name) + "=" + shortened(other) + "'."});
            break;
        }
    }
    return out;
}

}  // namespace tandem
