#include "tandem/text/word_diff.h"

#include <algorithm>
#include <unordered_map>

#include "tandem/base/check.h"

#include "text/segments.h"

namespace tandem {
namespace {

using Token = std::uint32_t;  // equal words have equal numbers

// Part of the old and of the new tokens, half-open.
struct Part {
    std::size_t old_begin, old_end, new_begin, new_end;
    std::size_t size() const { return old_end - old_begin + new_end - new_begin; }
    bool one_side_empty() const { return old_begin == old_end || new_begin == new_end; }
};

// Tokens of both texts and the parts found to differ, in order.
struct Comparison {
    std::vector<Token> old_tokens, new_tokens;
    Token kinds = 0;  // tokens are below it
    std::vector<Part> differing;
};

Part without_common_ends(const Comparison& c, Part part) {
    while (!part.one_side_empty() && c.old_tokens[part.old_begin] == c.new_tokens[part.new_begin]) {
        ++part.old_begin;
        ++part.new_begin;
    }
    while (!part.one_side_empty() &&
           c.old_tokens[part.old_end - 1] == c.new_tokens[part.new_end - 1]) {
        --part.old_end;
        --part.new_end;
    }
    return part;
}

// A run of equal tokens, where it begins in both texts.
struct Match {
    std::size_t old_at, new_at, count;
};

// What Myers may spend on a part before it is split at words that occur once: linear in its size,
// with at most 4 (kMaxCost + 1)² / 2 bytes for the way back.
constexpr std::int64_t kMaxCost = 2000;
std::int64_t step_budget(const Part& part) {
    return 20'000 + 100 * static_cast<std::int64_t>(part.size());
}

// Myers 1986, "An O(ND) difference algorithm and its variations", the greedy forward form.
class Myers {
 public:
    Myers(const Comparison& c, const Part& part)
        : olds_(c.old_tokens.data() + part.old_begin),
          news_(c.new_tokens.data() + part.new_begin),
          old_count_(static_cast<std::int64_t>(part.old_end - part.old_begin)),
          new_count_(static_cast<std::int64_t>(part.new_end - part.new_begin)),
          part_(part),
          steps_left_(step_budget(part)) {}

    // The runs that stay, in order; false if the budget did not suffice.
    bool run(std::vector<Match>& matches) {
        for (std::int64_t cost = 0; cost <= kMaxCost; ++cost) {
            starts_.push_back(reach_.size());
            reach_.resize(reach_.size() + static_cast<std::size_t>(cost) + 1);
            for (std::int64_t k = -cost; k <= cost; k += 2) {
                if (extend(cost, k)) {
                    trace_back(cost, k, matches);
                    return true;
                }
            }
            if (steps_left_ < 0) return false;
        }
        return false;
    }

 private:
    // How far into the old text `cost` insertions and deletions come on diagonal old - new = k.
    std::int32_t& reach(std::int64_t cost, std::int64_t k) {
        return reach_[starts_[static_cast<std::size_t>(cost)] +
                      static_cast<std::size_t>((k + cost) / 2)];
    }

    // The way to (cost, k) comes from an insertion on diagonal k + 1 or a deletion on k - 1.
    bool from_insertion(std::int64_t cost, std::int64_t k) {
        return k == -cost || (k != cost && reach(cost - 1, k - 1) < reach(cost - 1, k + 1));
    }

    std::int64_t start_of_run(std::int64_t cost, std::int64_t k) {
        if (cost == 0) return 0;
        return from_insertion(cost, k) ? reach(cost - 1, k + 1) : reach(cost - 1, k - 1) + 1;
    }

    bool extend(std::int64_t cost, std::int64_t k) {
        std::int64_t x = start_of_run(cost, k);
        const std::int64_t begin = x;
        while (x < old_count_ && x - k < new_count_ && olds_[x] == news_[x - k]) ++x;
        reach(cost, k) = static_cast<std::int32_t>(x);
        steps_left_ -= x - begin + 1;
        return x >= old_count_ && x - k >= new_count_;
    }

    void trace_back(std::int64_t cost, std::int64_t k, std::vector<Match>& matches) {
        for (;;) {
            const std::int64_t begin = start_of_run(cost, k), end = reach(cost, k);
            if (end > begin) {
                matches.push_back({part_.old_begin + static_cast<std::size_t>(begin),
                                   part_.new_begin + static_cast<std::size_t>(begin - k),
                                   static_cast<std::size_t>(end - begin)});
            }
            if (cost == 0) break;
            k += from_insertion(cost, k) ? 1 : -1;
            --cost;
        }
        std::reverse(matches.begin(), matches.end());
    }

    const Token* olds_;
    const Token* news_;
    std::int64_t old_count_, new_count_;
    Part part_;
    std::int64_t steps_left_;
    std::vector<std::int32_t> reach_;  // for every cost, one entry per diagonal
    std::vector<std::size_t> starts_;  // where those of a cost begin
};

// Pairs of tokens that occur once in either side of the part, as many as keep one order in both
// (Cohen's "patience diff").
std::vector<Match> anchors(const Comparison& c, const Part& part) {
    struct Places {
        std::uint32_t olds = 0, news = 0;  // how often
        std::size_t old_at = 0;
    };
    std::unordered_map<Token, Places> places;
    for (std::size_t i = part.old_begin; i < part.old_end; ++i) {
        Places& place = places[c.old_tokens[i]];
        ++place.olds;
        place.old_at = i;
    }
    for (std::size_t i = part.new_begin; i < part.new_end; ++i) {
        const auto found = places.find(c.new_tokens[i]);
        if (found != places.end()) ++found->second.news;
    }
    // The longest increasing run of old positions, read in the order of the new text.
    constexpr std::size_t kNone = SIZE_MAX;
    std::vector<Match> pairs;
    std::vector<std::size_t> previous, tails;
    for (std::size_t i = part.new_begin; i < part.new_end; ++i) {
        const auto found = places.find(c.new_tokens[i]);
        if (found == places.end() || found->second.olds != 1 || found->second.news != 1) continue;
        const std::size_t old_at = found->second.old_at;
        const auto tail = std::lower_bound(
            tails.begin(), tails.end(), old_at,
            [&](std::size_t pair, std::size_t at) { return pairs[pair].old_at < at; });
        previous.push_back(tail == tails.begin() ? kNone : *(tail - 1));
        if (tail == tails.end()) {
            tails.push_back(pairs.size());
        } else {
            *tail = pairs.size();
        }
        pairs.push_back({old_at, i, 1});
    }
    std::vector<Match> chain;
    for (std::size_t at = tails.empty() ? kNone : tails.back(); at != kNone; at = previous[at]) {
        chain.push_back(pairs[at]);
    }
    std::reverse(chain.begin(), chain.end());
    return chain;
}

// The parts between the matches, the first and the last included, empty ones too.
std::vector<Part> parts_between(const Part& whole, const std::vector<Match>& matches) {
    std::vector<Part> parts;
    parts.reserve(matches.size() + 1);
    Part part = whole;
    for (const Match& match : matches) {
        part.old_end = match.old_at;
        part.new_end = match.new_at;
        parts.push_back(part);
        part.old_begin = match.old_at + match.count;
        part.new_begin = match.new_at + match.count;
    }
    part.old_end = whole.old_end;
    part.new_end = whole.new_end;
    parts.push_back(part);
    return parts;
}

// A list of parts still to compare instead of recursion: its depth has no bound in the text.
void compare(Comparison& c) {
    std::vector<Part> open{{0, c.old_tokens.size(), 0, c.new_tokens.size()}};
    while (!open.empty()) {
        const Part part = without_common_ends(c, open.back());
        open.pop_back();
        if (part.size() == 0) continue;
        if (part.one_side_empty()) {
            c.differing.push_back(part);
            continue;
        }
        std::vector<Match> matches;
        if (Myers(c, part).run(matches)) {
            for (const Part& gap : parts_between(part, matches)) {
                if (gap.size() > 0) c.differing.push_back(gap);
            }
            continue;
        }
        matches = anchors(c, part);
        if (matches.empty()) {
            c.differing.push_back(part);
            continue;
        }
        const std::vector<Part> parts = parts_between(part, matches);
        open.insert(open.end(), parts.rbegin(), parts.rend());
    }
}

// Words of one text, by where they end.
struct Words {
    std::string_view text;
    std::vector<std::uint32_t> ends;
    std::size_t begin_of(std::size_t word) const { return word == 0 ? 0 : ends[word - 1]; }
    std::string_view operator[](std::size_t word) const {
        return text.substr(begin_of(word), ends[word] - begin_of(word));
    }
};

Comparison number_words(const Words& olds, const Words& news) {
    Comparison c;
    std::unordered_map<std::string_view, Token> numbers;
    const auto number_all = [&](const Words& words, std::vector<Token>& tokens) {
        tokens.reserve(words.ends.size());
        for (std::size_t i = 0; i < words.ends.size(); ++i) {
            tokens.push_back(numbers.try_emplace(words[i], c.kinds).first->second);
            c.kinds = static_cast<Token>(numbers.size());
        }
    };
    number_all(olds, c.old_tokens);
    number_all(news, c.new_tokens);
    return c;
}

}  // namespace

std::vector<TokenEdit> token_diff(const std::vector<Token>& olds, const std::vector<Token>& news) {
    Comparison comparison{olds, news, 0, {}};
    compare(comparison);
    std::vector<TokenEdit> edits;
    for (const Part& part : comparison.differing)
        edits.push_back({part.old_begin, part.old_end, part.new_begin, part.new_end});
    return edits;
}

std::vector<TextEdit> word_diff(std::string_view old_text, std::string_view new_text) {
    std::vector<TextEdit> edits;
    if (old_text == new_text) return edits;
    const Words olds{old_text, word_segment_ends(old_text)};
    const Words news{new_text, word_segment_ends(new_text)};
    Comparison comparison = number_words(olds, news);
    compare(comparison);
    CodePoints at{0};
    std::size_t at_byte = 0;
    for (const Part& part : comparison.differing) {
        const std::size_t begin = olds.begin_of(part.old_begin), end = olds.begin_of(part.old_end);
        const std::size_t new_begin = news.begin_of(part.new_begin);
        const std::size_t new_end = news.begin_of(part.new_end);
        const CodePoints from = at + length(old_text.substr(at_byte, begin - at_byte));
        const CodePoints to = from + length(old_text.substr(begin, end - begin));
        edits.push_back({from, to, length(new_text.substr(new_begin, new_end - new_begin))});
        at = to;
        at_byte = end;
    }
    return edits;
}

}  // namespace tandem
