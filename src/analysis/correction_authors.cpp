// Who made the differences between a transcript as imported and as it is.
#include <algorithm>
#include <map>
#include <set>

#include "tandem/analysis/transcript_comparison.h"

#include "analysis/transcript_words.h"
#include "analysis/word_alignment.h"

namespace tandem {
namespace {

// The words of all turns through the changes: where each comes from and who wrote it.
class Authors {
 public:
    explicit Authors(const TranscriptHistory& history) {
        const std::vector<TranscriptWord> words = words_of(history.imported);
        for (const TurnVersion& turn : history.imported) turns_[turn.guid].version = turn;
        for (std::size_t i = 0; i < words.size(); ++i)
            turns_[history.imported[words[i].turn].guid].words.push_back(
                {key_of(words[i], true), static_cast<std::ptrdiff_t>(i), {}});
        taken_away_.resize(words.size());
        for (const TurnsChange& change : history.changes) follow(change);
    }

    // Of the words of `news`, one after the other; empty if these are other turns.
    std::vector<Guid> writers(const std::vector<TurnVersion>& news) const {
        std::vector<Guid> out;
        for (const TurnVersion& turn : news) {
            const auto found = turns_.find(turn.guid);
            if (found == turns_.end()) return {};
            for (const Word& word : found->second.words) out.push_back(word.writer);
        }
        return out;
    }

    Guid taken_away_by(std::size_t old_word) const { return taken_away_[old_word]; }
    Guid speaker_set_by(const Guid& turn) const { return at(turn, &State::speaker_by); }
    Guid split_by(const Guid& turn) const { return at(turn, &State::made_by); }
    Guid joined_by(const Guid& turn) const { return at(turn, &State::gone_by); }

 private:
    struct Word {
        std::string key;
        std::ptrdiff_t old_at;  // among the imported words; AlignedWord::kNone: written since
        Guid writer;
    };
    struct State {
        TurnVersion version;
        std::vector<Word> words;
        Guid speaker_by{}, made_by{}, gone_by{};
    };

    Guid at(const Guid& turn, Guid State::*by) const {
        const auto found = turns_.find(turn);
        return found == turns_.end() ? Guid{} : found->second.*by;
    }

    void follow(const TurnsChange& change) {
        std::vector<TurnVersion> before, after;
        for (const TurnVersion& turn : change.turns) {
            const auto known = turns_.find(turn.guid);
            if (known != turns_.end()) before.push_back(known->second.version);
            after.push_back(turn);
        }
        for (auto* turns : {&before, &after}) {
            std::erase_if(*turns, [](const TurnVersion& turn) { return turn.gone; });
            std::sort(turns->begin(), turns->end(), [](const TurnVersion& a, const TurnVersion& b) {
                return a.stands_before(b);
            });
        }
        move_words(before, after, change.actor);
        for (const TurnVersion& turn : change.turns) note(turn, change.actor);
    }

    // All the words of the changed turns, so that splitting and joining only moves them.
    void move_words(const std::vector<TurnVersion>& before, const std::vector<TurnVersion>& after,
                    const Guid& actor) {
        std::vector<Word> olds;
        for (const TurnVersion& turn : before)
            for (Word& word : turns_[turn.guid].words) olds.push_back(std::move(word));
        for (const TurnVersion& turn : before) turns_[turn.guid].words.clear();
        const std::vector<TranscriptWord> news = words_of(after);
        WordNumbers numbers;
        std::vector<std::uint32_t> old_tokens;
        for (const Word& word : olds) old_tokens.push_back(numbers.of(word.key));
        const std::vector<std::uint32_t> new_tokens = numbered(news, true, numbers);
        for (const AlignedWord& pair : align_words(old_tokens, new_tokens).words) {
            const auto old_at = static_cast<std::size_t>(pair.old_at);
            const auto new_at = static_cast<std::size_t>(pair.new_at);
            const bool has_old = pair.old_at != AlignedWord::kNone;
            const bool has_new = pair.new_at != AlignedWord::kNone;
            const bool stays = has_old && has_new && old_tokens[old_at] == new_tokens[new_at];
            if (has_old && !stays && olds[old_at].old_at != AlignedWord::kNone)
                taken_away_[static_cast<std::size_t>(olds[old_at].old_at)] = actor;
            if (!has_new) continue;
            State& state = turns_[after[news[new_at].turn].guid];
            if (stays)
                state.words.push_back(std::move(olds[old_at]));
            else
                state.words.push_back({key_of(news[new_at], true), AlignedWord::kNone, actor});
        }
    }

    void note(const TurnVersion& turn, const Guid& actor) {
        State& state = turns_[turn.guid];
        const bool is_new = !state.version.guid;
        if (is_new) state.made_by = actor;
        if (is_new || state.version.speaker != turn.speaker) state.speaker_by = actor;
        if (turn.gone && !state.version.gone) state.gone_by = actor;
        state.version = turn;
    }

    std::map<Guid, State> turns_;
    std::vector<Guid> taken_away_;  // by place among the imported words
};

}  // namespace

void attribute_differences(const TranscriptHistory& history, const std::vector<TurnVersion>& news,
                           TranscriptComparison& comparison) {
    const Authors authors(history);
    const std::vector<Guid> writers = authors.writers(news);
    for (TextDifference& difference : comparison.differences) {
        const Guid old_turn =
            history.imported.empty() ? Guid{} : history.imported[difference.old_turn].guid;
        const Guid new_turn = news.empty() ? Guid{} : news[difference.new_turn].guid;
        switch (difference.kind) {
            case DifferenceKind::Speaker:
                difference.by = authors.speaker_set_by(new_turn);
                break;
            case DifferenceKind::Split:
                difference.by = authors.split_by(new_turn);
                break;
            case DifferenceKind::Joined:
                difference.by = authors.joined_by(old_turn);
                break;
            default:
                if (difference.has_new && difference.new_word < writers.size())
                    difference.by = writers[difference.new_word];
                if (!difference.by && !difference.before.empty())
                    difference.by = authors.taken_away_by(difference.old_word);
        }
    }
}

}  // namespace tandem
