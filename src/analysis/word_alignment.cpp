#include "analysis/word_alignment.h"

#include <algorithm>

#include "tandem/text/word_diff.h"

namespace tandem {
namespace {

constexpr std::int64_t kMostChanges = 2000;
constexpr std::size_t kPartingRun = 16;

// Part of both texts, half-open.
using Part = TokenEdit;

// The furthest point of the old text that e changes reach on each diagonal k = old - new.
class Ukkonen {
 public:
    Ukkonen(const std::uint32_t* olds, std::int64_t old_count, const std::uint32_t* news,
            std::int64_t new_count)
        : olds_(olds), news_(news), old_count_(old_count), new_count_(new_count) {}

    // False if more than kMostChanges are needed.
    bool run() {
        for (cost_ = 0; cost_ <= kMostChanges; ++cost_) {
            rows_.emplace_back(static_cast<std::size_t>(2 * cost_ + 1), kUnreached);
            for (std::int64_t k = -cost_; k <= cost_; ++k) {
                std::int64_t x = cost_ == 0 ? 0 : before_run(cost_, k).x;
                if (x == kUnreached) continue;
                while (x < old_count_ && x - k < new_count_ && olds_[x] == news_[x - k]) ++x;
                at(cost_, k) = static_cast<std::int32_t>(x);
            }
            const std::int64_t last = old_count_ - new_count_;
            if (last >= -cost_ && last <= cost_ && at(cost_, last) == old_count_) return true;
        }
        return false;
    }

    // The way, from last to first word, numbered from `old_from` and `new_from`.
    void trace_back(std::size_t old_from, std::size_t new_from, std::vector<AlignedWord>& way) {
        std::int64_t x = old_count_, k = old_count_ - new_count_;
        const auto add = [&](bool has_old, bool has_new, std::int64_t old_at, std::int64_t new_at) {
            way.push_back(
                {has_old ? static_cast<std::ptrdiff_t>(old_from) + old_at : AlignedWord::kNone,
                 has_new ? static_cast<std::ptrdiff_t>(new_from) + new_at : AlignedWord::kNone});
        };
        for (std::int64_t cost = cost_;; --cost) {
            const Step step = cost == 0 ? Step{0, 0} : before_run(cost, k);
            for (; x > step.x; --x) add(true, true, x - 1, x - 1 - k);
            if (cost == 0) return;
            if (step.from == 0) {
                add(true, true, x - 1, x - 1 - k);
                --x;
            } else if (step.from < 0) {
                add(true, false, x - 1, 0);
                --x;
            } else {
                add(false, true, 0, x - k - 1);
            }
            k += step.from;
        }
    }

 private:
    static constexpr std::int32_t kUnreached = -1;
    struct Step {
        std::int64_t x;     // where the run of equal words begins
        std::int64_t from;  // the diagonal it was reached from, less this one
    };

    std::int32_t& at(std::int64_t cost, std::int64_t k) {
        return rows_[static_cast<std::size_t>(cost)][static_cast<std::size_t>(k + cost)];
    }

    // The best of: a word replaced (same diagonal), removed, added.
    Step before_run(std::int64_t cost, std::int64_t k) {
        Step best{kUnreached, 0};
        for (const auto& [from, advance] : {std::pair{0, 1}, std::pair{-1, 1}, std::pair{1, 0}}) {
            if (k + from < -(cost - 1) || k + from > cost - 1) continue;
            const std::int64_t reached = at(cost - 1, k + from);
            const std::int64_t x = reached + advance;
            if (reached == kUnreached || x > old_count_ || x - k > new_count_ || x - k < 0)
                continue;
            if (x > best.x) best = {x, from};
        }
        return best;
    }

    const std::uint32_t* olds_;
    const std::uint32_t* news_;
    std::int64_t old_count_, new_count_, cost_ = 0;
    std::vector<std::vector<std::int32_t>> rows_;
};

void add_equal(std::size_t old_at, std::size_t new_at, std::size_t count, WordAlignment& out) {
    for (std::size_t i = 0; i < count; ++i)
        out.words.push_back(
            {static_cast<std::ptrdiff_t>(old_at + i), static_cast<std::ptrdiff_t>(new_at + i)});
}

bool align_part(const std::vector<std::uint32_t>& olds, const std::vector<std::uint32_t>& news,
                const Part& part, WordAlignment& out) {
    Ukkonen ukkonen(
        olds.data() + part.old_begin, static_cast<std::int64_t>(part.old_end - part.old_begin),
        news.data() + part.new_begin, static_cast<std::int64_t>(part.new_end - part.new_begin));
    if (!ukkonen.run()) return false;
    std::vector<AlignedWord> way;
    ukkonen.trace_back(part.old_begin, part.new_begin, way);
    out.words.insert(out.words.end(), way.rbegin(), way.rend());
    return true;
}

void pair_off(const Part& part, WordAlignment& out) {
    std::size_t old_at = part.old_begin, new_at = part.new_begin;
    const std::size_t both = std::min(part.old_end - part.old_begin, part.new_end - part.new_begin);
    add_equal(old_at, new_at, both, out);
    for (old_at += both; old_at < part.old_end; ++old_at)
        out.words.push_back({static_cast<std::ptrdiff_t>(old_at), AlignedWord::kNone});
    for (new_at += both; new_at < part.new_end; ++new_at)
        out.words.push_back({AlignedWord::kNone, static_cast<std::ptrdiff_t>(new_at)});
}

// What differs, with what lies between when that is less than kPartingRun words.
std::vector<Part> parts_to_align(const std::vector<std::uint32_t>& olds,
                                 const std::vector<std::uint32_t>& news) {
    std::vector<Part> parts;
    for (const TokenEdit& edit : token_diff(olds, news)) {
        if (!parts.empty() && edit.old_begin - parts.back().old_end < kPartingRun) {
            parts.back().old_end = edit.old_end;
            parts.back().new_end = edit.new_end;
        } else {
            parts.push_back(edit);
        }
    }
    return parts;
}

}  // namespace

WordAlignment align_words(const std::vector<std::uint32_t>& olds,
                          const std::vector<std::uint32_t>& news) {
    WordAlignment out;
    if (align_part(olds, news, {0, olds.size(), 0, news.size()}, out)) return out;
    out.fewest = false;
    std::size_t old_at = 0, new_at = 0;
    for (const Part& part : parts_to_align(olds, news)) {
        add_equal(old_at, new_at, part.old_begin - old_at, out);
        if (!align_part(olds, news, part, out)) pair_off(part, out);
        old_at = part.old_end;
        new_at = part.new_end;
    }
    add_equal(old_at, new_at, olds.size() - old_at, out);
    return out;
}

}  // namespace tandem
