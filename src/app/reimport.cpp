#include "tandem/app/reimport.h"

#include <algorithm>
#include <unordered_map>
#include <unordered_set>

#include "tandem/base/error.h"
#include "tandem/model/running_text.h"
#include "tandem/text/boundaries.h"
#include "tandem/text/fold.h"

namespace tandem {

// Turns [old_begin, old_end) of the transcript and [new_begin, new_end) of the file.
struct ReimportPlan::Group {
    std::size_t old_begin, old_end, new_begin, new_end;
    RunningText before, after;
    std::vector<TextEdit> edits;
    std::vector<bool> same;  // by turn of the transcript: kept with the same words
    std::vector<std::size_t> kept_as;
};

namespace {

struct Interval {
    std::size_t old_begin, old_end, new_begin, new_end;
};

std::int64_t dark_characters(std::string_view text) {
    std::int64_t count = 0;
    for (const char c : text)
        count += (static_cast<unsigned char>(c) & 0xC0) != 0x80 && c != ' ' && c != '\n';
    return count;
}

// Characters that one turn of the transcript and one of the file have in common, in order.
struct Link {
    std::size_t older, newer;
    std::int64_t shared = 0, longest = 0;  // characters but white space; the longest run of them
    CodePoints old_at, new_at;             // where the first of them is
    bool rare = false;                     // a word among them that both texts have only once
};

// Words that both texts have, and only once.
using RareWords = std::unordered_set<std::string_view>;

RareWords rare_words(std::string_view before, std::string_view after) {
    std::unordered_map<std::string_view, std::pair<int, int>> counts;
    for (const WordInText& word : words_in(before)) ++counts[word.text].first;
    for (const WordInText& word : words_in(after)) ++counts[word.text].second;
    RareWords rare;
    for (const auto& [word, count] : counts)
        if (count == std::pair(1, 1)) rare.insert(word);
    return rare;
}

std::vector<std::string_view> texts_of(const std::vector<Turn>& turns, std::size_t begin,
                                       std::size_t end) {
    std::vector<std::string_view> texts;
    for (std::size_t i = begin; i < end; ++i) texts.push_back(turns[i].text);
    return texts;
}

std::vector<std::string_view> texts_of(const ParsedTranscript& file, std::size_t begin,
                                       std::size_t end) {
    std::vector<std::string_view> texts;
    for (std::size_t i = begin; i < end; ++i) texts.push_back(file.turns[i].text);
    return texts;
}

// Adds what the run of equal words [old_at, old_at + size) and its partner share, turn by turn.
void add_links(const RunningText& before, const RunningText& after, CodePoints old_at,
               CodePoints new_at, CodePoints size, const RareWords& rare,
               std::vector<Link>& links) {
    for (const auto& old_piece : before.pieces({old_at, old_at + size})) {
        const CodePoints begin = before.begin_of(old_piece.turn) + old_piece.range.begin;
        const CodePoints there = new_at + (begin - old_at);
        const CodePoints count = old_piece.range.end - old_piece.range.begin;
        for (const auto& piece : after.pieces({there, there + count})) {
            const std::string_view shared = after.words(piece);
            const std::int64_t dark = dark_characters(shared);
            if (dark == 0) continue;
            if (links.empty() || links.back().older != old_piece.turn ||
                links.back().newer != piece.turn)
                links.push_back({old_piece.turn, piece.turn, 0, 0,
                                 old_piece.range.begin +
                                     (after.begin_of(piece.turn) + piece.range.begin - there),
                                 piece.range.begin});
            links.back().shared += dark;
            links.back().longest = std::max(links.back().longest, dark);
            const std::vector<WordInText> list = words_in(shared);
            links.back().rare |= std::any_of(list.begin(), list.end(), [&](const WordInText& word) {
                return rare.contains(word.text);
            });
        }
    }
}

// Those that say that the turns belong together: a good part of either, a run of some words, or a
// word that is nowhere else.
bool is_strong(const Link& link, const std::vector<std::int64_t>& olds,
               const std::vector<std::int64_t>& news) {
    constexpr std::int64_t kRun = 15;
    return link.rare || link.longest >= kRun ||
           link.shared * 3 >= std::min(olds[link.older], news[link.newer]);
}

class Planner {
 public:
    Planner(const Project& project, const std::vector<Turn>& turns, const ParsedTranscript& file)
        : project_(project), turns_(turns), file_(file) {}

    ReimportPlan plan() {
        find_links();
        plan_.turns.resize(file_.turns.size());
        plan_.groups.resize(turns_.size());
        for (const Turn& turn : turns_) plan_.old_ids.push_back(turn.id);
        std::size_t old_at = 0, new_at = 0;
        for (const Interval& each : intervals()) {
            pair_gap({old_at, each.old_begin, new_at, each.new_begin});
            add_group(each);
            old_at = each.old_end;
            new_at = each.new_end;
        }
        pair_gap({old_at, turns_.size(), new_at, file_.turns.size()});
        place_missing();
        return std::move(plan_);
    }

 private:
    void find_links() {
        const RunningText before(texts_of(turns_, 0, turns_.size()));
        const RunningText after(texts_of(file_, 0, file_.turns.size()));
        CodePoints old_at{0}, new_at{0};
        std::vector<Link> links;
        const RareWords rare = rare_words(before.text(), after.text());
        const auto add_until = [&](CodePoints end) {
            add_links(before, after, old_at, new_at, end - old_at, rare, links);
            new_at = new_at + (end - old_at);
        };
        for (const TextEdit& edit : running_diff(before, after)) {
            add_until(edit.begin);
            old_at = edit.end;
            new_at = new_at + edit.inserted;
        }
        add_until(length(before.text()));
        std::vector<std::int64_t> olds, news;
        for (const Turn& turn : turns_) olds.push_back(dark_characters(turn.text));
        for (const ParsedTurn& turn : file_.turns) news.push_back(dark_characters(turn.text));
        for (const Link& link : links)
            if (is_strong(link, olds, news)) links_.push_back(link);
    }

    // What strong links hold together. Links come in the order of both texts.
    std::vector<Interval> intervals() const {
        std::vector<Interval> found;
        for (const Link& link : links_) {
            if (found.empty() ||
                (link.older >= found.back().old_end && link.newer >= found.back().new_end))
                found.push_back({link.older, link.older + 1, link.newer, link.newer + 1});
            found.back().old_end = std::max(found.back().old_end, link.older + 1);
            found.back().new_end = std::max(found.back().new_end, link.newer + 1);
        }
        return found;
    }

    bool same_speaker(std::size_t older, std::size_t newer) const {
        const std::string_view label = project_.speaker_label(turns_[older]);
        const std::string& there = file_.turns[newer].speaker;
        return label.empty() || there.empty() || fold(label) == fold(there);
    }

    // Turns without a word in common: one in the place of another by the same speaker is that one,
    // written anew.
    void pair_gap(const Interval& gap) {
        std::size_t older = gap.old_begin, newer = gap.new_begin;
        while (older < gap.old_end && newer < gap.new_end) {
            const std::size_t olds = gap.old_end - older, news = gap.new_end - newer;
            if (same_speaker(older, newer)) {
                add_group({older, older + 1, newer, newer + 1});
                ++older;
                ++newer;
            } else {
                if (olds >= news) missing_.push_back(older++);
                if (news >= olds) ++newer;
            }
        }
        for (; older < gap.old_end; ++older) missing_.push_back(older);
    }

    void add_group(const Interval& each) {
        auto group = std::make_shared<ReimportPlan::Group>(
            ReimportPlan::Group{each.old_begin,
                                each.old_end,
                                each.new_begin,
                                each.new_end,
                                RunningText(texts_of(turns_, each.old_begin, each.old_end)),
                                RunningText(texts_of(file_, each.new_begin, each.new_end)),
                                {},
                                {},
                                {}});
        group->edits = running_diff(group->before, group->after);
        const std::size_t olds = each.old_end - each.old_begin;
        group->same.resize(olds);
        group->kept_as.resize(olds, each.new_end);
        keep_best(each, *group);
        name_sources(each);
        for (std::size_t i = 0; i < olds; ++i) {
            plan_.groups[each.old_begin + i] = group;
            if (group->kept_as[i] == each.new_end) join(each, each.old_begin + i, *group);
        }
    }

    // Each turn of the transcript is kept as the one of the file with which it shares most, rather
    // one by the same speaker.
    void keep_best(const Interval& each, ReimportPlan::Group& group) {
        std::vector<Link> links = links_in(each);
        if (links.empty()) links.push_back({each.old_begin, each.new_begin, 0, 0, {}, {}});
        const auto worth = [&](const Link& link) {
            return std::pair(same_speaker(link.older, link.newer), link.shared);
        };
        std::stable_sort(links.begin(), links.end(),
                         [&](const Link& a, const Link& b) { return worth(a) > worth(b); });
        for (const Link& link : links) {
            ReimportedTurn& turn = plan_.turns[link.newer];
            std::size_t& kept_as = group.kept_as[link.older - each.old_begin];
            if (turn.kept || kept_as != each.new_end) continue;
            kept_as = link.newer;
            turn.kept = turns_[link.older].id;
            const bool same = turns_[link.older].text == file_.turns[link.newer].text;
            group.same[link.older - each.old_begin] = same;
            ++(same ? plan_.same : plan_.changed);
        }
    }

    std::vector<Link> links_in(const Interval& each) const {
        const auto first =
            std::partition_point(links_.begin(), links_.end(),
                                 [&](const Link& link) { return link.older < each.old_begin; });
        std::vector<Link> links;
        for (auto at = first; at != links_.end() && at->older < each.old_end; ++at)
            links.push_back(*at);
        return links;
    }

    void name_sources(const Interval& each) {
        for (const Link& link : links_in(each)) {
            ReimportedTurn& turn = plan_.turns[link.newer];
            if (turn.kept || turn.source) continue;
            turn.source = turns_[link.older].id;
            turn.at = link.old_at;
        }
    }

    void join(const Interval& each, std::size_t older, const ReimportPlan::Group& group) {
        const Link* best = nullptr;
        const std::vector<Link> links = links_in(each);
        for (const Link& link : links)
            if (link.older == older && (!best || link.shared > best->shared)) best = &link;
        if (best) {
            plan_.gone.push_back({turns_[older].id, best->newer, best->new_at, true});
            return;
        }
        std::size_t beside = each.new_begin;
        for (std::size_t i = each.old_begin; i < older; ++i)
            if (group.kept_as[i - each.old_begin] != each.new_end)
                beside = group.kept_as[i - each.old_begin];
        plan_.gone.push_back({turns_[older].id, beside, length(file_.turns[beside].text), false});
    }

    // Beside the last turn before them that is kept, or the first one.
    void place_missing() {
        std::unordered_map<TurnId, std::size_t> kept;
        for (std::size_t i = 0; i < plan_.turns.size(); ++i)
            if (plan_.turns[i].kept) kept.emplace(plan_.turns[i].kept, i);
        std::size_t beside = 0, next = 0;
        for (const std::size_t older : missing_) {
            for (; next < older; ++next)
                if (const auto found = kept.find(turns_[next].id); found != kept.end())
                    beside = found->second;
            plan_.gone.push_back(
                {turns_[older].id, beside, length(file_.turns[beside].text), false});
        }
    }

    const Project& project_;
    const std::vector<Turn>& turns_;
    const ParsedTranscript& file_;
    ReimportPlan plan_;
    std::vector<Link> links_;
    std::vector<std::size_t> missing_;
};

bool speakers_differ(const Project& project, const std::vector<Turn>& turns,
                     const ParsedTranscript& file) {
    for (std::size_t i = 0; i < turns.size(); ++i)
        if (speaker_after(project, turns[i], file.turns[i]) != project.speaker_label(turns[i]))
            return true;
    return false;
}

}  // namespace

std::string speaker_after(const Project& project, const Turn& kept, const ParsedTurn& turn) {
    const std::string label(project.speaker_label(kept));
    return turn.speaker.empty() || fold(label) == fold(turn.speaker) ? label : turn.speaker;
}

std::vector<TextSpan> ReimportPlan::place(const TextSpan& span,
                                          const std::vector<TurnId>& ids) const {
    const auto found = std::find(old_ids.begin(), old_ids.end(), span.turn);
    if (found == old_ids.end()) return {span};
    const auto older = static_cast<std::size_t>(found - old_ids.begin());
    const Group* group = groups[older].get();
    if (!group) return {};
    const std::size_t at = older - group->old_begin;
    if (group->same[at]) return {{ids[group->kept_as[at]], span.begin, span.end}};
    std::vector<TextSpan> spans;
    for (const auto& piece :
         carry({{at, {span.begin, span.end}}}, group->before, group->after, group->edits))
        spans.push_back({ids[group->new_begin + piece.turn], piece.range.begin, piece.range.end});
    return spans;
}

ReimportPlan plan_reimport(const Project& project, TranscriptId transcript,
                           const ParsedTranscript& file) {
    if (file.turns.empty())
        throw Error(ErrorKind::BadInput, "The file holds no turns. Nothing was changed.");
    const std::vector<Turn>& turns = project.turns(transcript);
    ReimportPlan plan = Planner(project, turns, file).plan();
    if (plan.same == turns.size() && plan.same == file.turns.size() &&
        !speakers_differ(project, turns, file))
        throw Error(ErrorKind::Conflict, "The file reads as " +
                                             project.transcripts.find(transcript)->name +
                                             " does already: there is nothing to change.");
    return plan;
}

ReimportedCodings codings_after(const Project& project, Viewer viewer, TranscriptId transcript,
                                const ParsedTranscript& file, const ReimportPlan& plan) {
    std::vector<TurnId> ids;
    std::vector<Turn> turns;
    for (const ParsedTurn& parsed : file.turns) {
        Turn turn;
        turn.id = {static_cast<std::int64_t>(ids.size()) + 1};  // of this list alone
        turn.text = parsed.text;
        ids.push_back(turn.id);
        turns.push_back(std::move(turn));
    }
    ReimportedCodings codings;
    for (const Coding* coding : visible_codings(project, viewer, transcript)) {
        std::vector<TextSpan> spans;
        for (const TextSpan& span : coding->spans)
            for (const TextSpan& there : plan.place(span, ids)) spans.push_back(there);
        spans = settled_spans(std::move(spans), turns);
        const CodingState state = state_of(coding->quote, quote_of(turns, spans));
        if (state == coding->state) continue;
        if (state == CodingState::Changed) codings.changed.push_back(coding);
        if (state == CodingState::Lost) codings.lost.push_back(coding);
    }
    return codings;
}

}  // namespace tandem
