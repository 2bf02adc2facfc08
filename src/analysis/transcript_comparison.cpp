#include "tandem/analysis/transcript_comparison.h"

#include <algorithm>
#include <map>

#include "analysis/transcript_words.h"
#include "analysis/word_alignment.h"

namespace tandem {

std::string_view name_of(DifferenceKind kind) {
    switch (kind) {
        case DifferenceKind::Words:
            return "words";
        case DifferenceKind::Capitals:
            return "capitals";
        case DifferenceKind::Speaker:
            return "speaker";
        case DifferenceKind::Split:
            return "split";
        case DifferenceKind::Joined:
            return "joined";
        case DifferenceKind::Unclear:
            return "unclear";
        case DifferenceKind::Placeholder:
            return "placeholder";
    }
    return "";
}

std::optional<double> TranscriptComparison::error_rate() const {
    if (new_words == 0) return std::nullopt;
    return static_cast<double>(words.changed()) / static_cast<double>(new_words);
}

namespace {

class Comparer {
 public:
    Comparer(const std::vector<TurnVersion>& olds, const std::vector<TurnVersion>& news)
        : old_turns_(olds), new_turns_(news), olds_(words_of(olds)), news_(words_of(news)) {}

    TranscriptComparison run() {
        WordNumbers numbers;
        const auto old_tokens = numbered(olds_, false, numbers);
        const auto new_tokens = numbered(news_, false, numbers);
        const WordAlignment alignment = align_words(old_tokens, new_tokens);
        out_.fewest = alignment.fewest;
        count_words();
        for (const AlignedWord& pair : alignment.words) {
            const bool differs = pair.old_at == AlignedWord::kNone ||
                                 pair.new_at == AlignedWord::kNone ||
                                 old_tokens[place(pair.old_at)] != new_tokens[place(pair.new_at)];
            if (differs && !gap_.empty() && parts_from_gap(pair)) close_gap();
            if (!differs) close_gap(&pair);
            if (differs)
                gap_.push_back(pair);
            else
                compare_capitals(place(pair.old_at), place(pair.new_at));
            if (pair.old_at != AlignedWord::kNone && pair.new_at != AlignedWord::kNone)
                compare_turns(place(pair.old_at), place(pair.new_at));
        }
        close_gap();
        std::stable_sort(out_.differences.begin(), out_.differences.end(),
                         [](const TextDifference& a, const TextDifference& b) {
                             return std::pair(a.new_turn, a.new_range.begin) <
                                    std::pair(b.new_turn, b.new_range.begin);
                         });
        return std::move(out_);
    }

 private:
    static std::size_t place(std::ptrdiff_t at) { return static_cast<std::size_t>(at); }

    void count_words() {
        for (const TranscriptWord& word : olds_) out_.old_words += word.is_word;
        for (const TranscriptWord& word : news_) {
            out_.new_words += word.is_word;
            if (word.is_word) continue;
            out_.unclear += word.bracket == BracketKind::Unclear;
            out_.placeholders += word.bracket == BracketKind::Placeholder;
        }
    }

    // --- Words that differ ---

    // A stretch of differing words ends where a turn ends.
    bool parts_from_gap(const AlignedWord& next) const {
        for (auto at = gap_.rbegin(); at != gap_.rend(); ++at) {
            if (next.new_at != AlignedWord::kNone && at->new_at != AlignedWord::kNone)
                return news_[place(next.new_at)].turn != news_[place(at->new_at)].turn;
            if (next.old_at != AlignedWord::kNone && at->old_at != AlignedWord::kNone)
                return olds_[place(next.old_at)].turn != olds_[place(at->old_at)].turn;
        }
        return false;
    }

    struct Side {
        std::vector<std::size_t> at;
        std::int64_t words = 0;
        bool unclear = false, placeholder = false;
    };

    static void add(Side& side, std::ptrdiff_t at, const std::vector<TranscriptWord>& all) {
        if (at == AlignedWord::kNone) return;
        side.at.push_back(place(at));
        const TranscriptWord& word = all[place(at)];
        side.words += word.is_word;
        side.unclear |= !word.is_word && word.bracket == BracketKind::Unclear;
        side.placeholder |= !word.is_word && word.bracket == BracketKind::Placeholder;
    }

    static void cover(const Side& side, const std::vector<TranscriptWord>& words,
                      const std::vector<TurnVersion>& turns, std::size_t& turn, TextRange& range,
                      std::string& text) {
        const TranscriptWord &first = words[side.at.front()], &last = words[side.at.back()];
        turn = first.turn;
        range = {first.range.begin, first.range.end};
        if (last.turn == turn) {
            range.end = last.range.end;
            text = slice(turns[turn].text, range.begin, range.end);
            return;
        }
        for (const std::size_t at : side.at)  // words of several turns
            text += (text.empty() ? "" : " ") + std::string(words[at].written);
    }

    // Between which words something would stand that is not there: after the word before, but
    // before `next` where a turn begins with it.
    static void stand_beside(std::size_t next, bool begins_turn,
                             const std::vector<TranscriptWord>& words, std::size_t& turn,
                             TextRange& range) {
        if (words.empty()) return;
        const bool before_next = begins_turn || next == 0;
        const TranscriptWord& beside = before_next ? words[next] : words[next - 1];
        turn = beside.turn;
        const CodePoints at = before_next ? beside.range.begin : beside.range.end;
        range = {at, at};
    }

    // Whether the words in the gap begin the turn that `next` goes on with.
    static bool begins_turn(const Side& gap, std::ptrdiff_t next,
                            const std::vector<TranscriptWord>& words) {
        const std::size_t first = gap.at.front(), turn = words[first].turn;
        return words[place(next)].turn == turn && (first == 0 || words[first - 1].turn != turn);
    }

    // `next`: the words that are the same again, unless the gap ends at the end of a turn.
    void close_gap(const AlignedWord* next = nullptr) {
        if (gap_.empty()) return;
        Side before, after;
        for (const AlignedWord& pair : gap_) {
            add(before, pair.old_at, olds_);
            add(after, pair.new_at, news_);
        }
        TextDifference difference;
        difference.has_new = !after.at.empty();
        difference.old_word = before.at.empty() ? next_old_ : before.at.front();
        difference.new_word = after.at.empty() ? next_new_ : after.at.front();
        if (before.at.empty())
            stand_beside(next_old_, next && begins_turn(after, next->new_at, news_), olds_,
                         difference.old_turn, difference.old_range);
        else
            cover(before, olds_, old_turns_, difference.old_turn, difference.old_range,
                  difference.before);
        if (after.at.empty())
            stand_beside(next_new_, next && begins_turn(before, next->old_at, olds_), news_,
                         difference.new_turn, difference.new_range);
        else
            cover(after, news_, new_turns_, difference.new_turn, difference.new_range,
                  difference.after);
        count(before, after, difference);
        if (!before.at.empty()) next_old_ = before.at.back() + 1;
        if (!after.at.empty()) next_new_ = after.at.back() + 1;
        gap_.clear();
        out_.differences.push_back(std::move(difference));
    }

    void count(const Side& before, const Side& after, TextDifference& difference) {
        difference.replaced = std::min(before.words, after.words);
        difference.added = after.words - difference.replaced;
        difference.removed = before.words - difference.replaced;
        if (before.at.size() != static_cast<std::size_t>(before.words) ||
            after.at.size() != static_cast<std::size_t>(after.words)) {
            // Words that a bracket stands for are no errors, nor those that one stood for.
            if (after.at.size() > static_cast<std::size_t>(after.words)) difference.removed = 0;
            if (before.at.size() > static_cast<std::size_t>(before.words)) difference.added = 0;
            const bool unclear = before.unclear || after.unclear;
            const bool placeholder = before.placeholder || after.placeholder;
            if (unclear)
                difference.kind = DifferenceKind::Unclear;
            else if (placeholder)
                difference.kind = DifferenceKind::Placeholder;
        }
        out_.words.replaced += difference.replaced;
        out_.words.added += difference.added;
        out_.words.removed += difference.removed;
    }

    // --- Words that are the same ---

    void compare_capitals(std::size_t old_at, std::size_t new_at) {
        next_old_ = old_at + 1;
        next_new_ = new_at + 1;
        const TranscriptWord &before = olds_[old_at], &after = news_[new_at];
        if (before.written == after.written || key_of(before, true) == key_of(after, true)) return;
        ++out_.capitals;
        TextDifference difference;
        difference.kind = DifferenceKind::Capitals;
        difference.old_turn = before.turn;
        difference.new_turn = after.turn;
        difference.old_range = before.range;
        difference.new_range = after.range;
        difference.before = before.written;
        difference.after = after.written;
        difference.words = 1;
        difference.old_word = old_at;
        difference.new_word = new_at;
        difference.has_new = true;
        out_.differences.push_back(std::move(difference));
    }

    // --- Turns ---

    TextDifference at_words(DifferenceKind kind, std::size_t old_at, std::size_t new_at) const {
        TextDifference difference;
        difference.kind = kind;
        difference.old_turn = olds_[old_at].turn;
        difference.new_turn = news_[new_at].turn;
        difference.old_range = olds_[old_at].range;
        difference.new_range = news_[new_at].range;
        difference.before = olds_[old_at].written;
        difference.after = news_[new_at].written;
        difference.old_word = old_at;
        difference.new_word = new_at;
        difference.has_new = true;
        return difference;
    }

    // Words that stand for each other, one pair after the other.
    void compare_turns(std::size_t old_at, std::size_t new_at) {
        const std::size_t old_turn = olds_[old_at].turn, new_turn = news_[new_at].turn;
        const bool same_old = has_last_ && old_turn == last_old_turn_;
        const bool same_new = has_last_ && new_turn == last_new_turn_;
        if (has_last_ && same_old && !same_new) {
            ++out_.splits;
            out_.differences.push_back(at_words(DifferenceKind::Split, old_at, new_at));
        }
        if (has_last_ && !same_old && same_new) {
            ++out_.joins;
            out_.differences.push_back(at_words(DifferenceKind::Joined, old_at, new_at));
        }
        has_last_ = true;
        last_old_turn_ = old_turn;
        last_new_turn_ = new_turn;
        compare_speakers(old_at, new_at, same_old && same_new);
    }

    // One difference for all words that one turn gave to another turn.
    void compare_speakers(std::size_t old_at, std::size_t new_at, bool same_turns) {
        const Guid &before = old_turns_[olds_[old_at].turn].speaker,
                   &after = new_turns_[news_[new_at].turn].speaker;
        if (before == after) return;
        const std::int64_t is_word = news_[new_at].is_word;
        if (same_turns && speaker_change_) {
            out_.differences[*speaker_change_].words += is_word;
            return;
        }
        speaker_change_ = out_.differences.size();
        ++out_.speaker_changes;
        TextDifference difference = at_words(DifferenceKind::Speaker, old_at, new_at);
        difference.words = is_word;
        difference.old_speaker = before;
        difference.new_speaker = after;
        out_.differences.push_back(std::move(difference));
    }

    const std::vector<TurnVersion>&old_turns_, &new_turns_;
    const std::vector<TranscriptWord> olds_, news_;
    std::vector<AlignedWord> gap_;
    std::size_t next_old_ = 0, next_new_ = 0;  // the first words not yet compared
    bool has_last_ = false;
    std::size_t last_old_turn_ = 0, last_new_turn_ = 0;
    std::optional<std::size_t> speaker_change_;  // the last one's place among the differences
    TranscriptComparison out_;
};

}  // namespace

TranscriptComparison compare_transcripts(const std::vector<TurnVersion>& olds,
                                         const std::vector<TurnVersion>& news) {
    return Comparer(olds, news).run();
}

std::vector<TurnsBeside> turns_beside(const std::vector<TurnVersion>& olds,
                                      const std::vector<TurnVersion>& news) {
    std::map<Guid, std::size_t> place;
    for (std::size_t i = 0; i < olds.size(); ++i) place.emplace(olds[i].guid, i);
    std::vector<TurnsBeside> beside;
    std::size_t next_old = 0;  // the first old turn that stands beside nothing yet
    for (std::size_t i = 0; i < news.size(); ++i) {
        const auto known = place.find(news[i].guid);
        // One that was moved up past others is taken for a new one.
        const bool same = known != place.end() && known->second >= next_old;
        if (same && !beside.empty()) beside.back().old_end = known->second;
        const std::size_t old_begin = beside.empty() ? 0 : beside.back().old_end;
        if (same || beside.empty())
            beside.push_back({old_begin, same ? known->second + 1 : old_begin, i, i + 1});
        else
            beside.back().new_end = i + 1;
        if (same) next_old = known->second + 1;
    }
    if (beside.empty() && !olds.empty()) beside.push_back({0, 0, 0, 0});
    if (!beside.empty()) beside.back().old_end = olds.size();
    return beside;
}

}  // namespace tandem
