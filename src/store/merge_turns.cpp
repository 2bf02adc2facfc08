#include "store/merge_turns.h"

#include <algorithm>
#include <set>
#include <tuple>

#include "tandem/base/check.h"
#include "tandem/model/united_spans.h"

namespace tandem {

static RowKey link_key(std::string_view table, const std::string& turn) {
    RowKey key = key_of(table, "");
    key.identity = Json::array({turn}).dump();
    return key;
}

TurnMerge::TurnMerge(Copy ours, Copy theirs, MergedRows& rows,
                     std::function<void(const RowKey&)> add)
    : ours_(ours), theirs_(theirs), rows_(rows), add_(std::move(add)) {}

// ---- what both copies have ----------------------------------------------------------------------

TurnMerge::Turns TurnMerge::turns_in(ProjectFile::State& state, const std::string& transcript) {
    Statement& row = state.statement(
        "SELECT t.guid,t.number,t.part,t.text,t.gone FROM turn t "
        "JOIN transcript x ON x.id=t.transcript WHERE x.guid=?");
    row.bind_value(1, parse_guid(transcript));
    Turns turns;
    while (row.step())
        turns[to_string(row.guid(0))] = {row.integer(1), row.integer(2), row.text(3),
                                         row.integer(4) != 0};
    row.reset();
    return turns;
}

// Splits and joins that either copy touched since they were one.
std::vector<std::pair<std::string, std::string>> TurnMerge::new_links(
    const std::string& transcript) {
    std::vector<std::pair<std::string, std::string>> links;
    for (const auto& [table, other] : {std::pair("turn_split", "source"), {"turn_join", "target"}})
        for (const Copy* copy : {&ours_, &theirs_}) {
            Statement& row = copy->state.statement(
                std::string("SELECT t.guid,o.guid FROM ") + table +
                " l JOIN turn t ON t.id=l.turn JOIN turn o ON o.id=l." + other +
                " JOIN transcript x ON x.id=t.transcript WHERE x.guid=?");
            row.bind_value(1, parse_guid(transcript));
            while (row.step()) {
                const std::string turn = to_string(row.guid(0));
                if (rows_.count(link_key(table, turn)))
                    links.emplace_back(turn, to_string(row.guid(1)));
            }
            row.reset();
        }
    return links;
}

void TurnMerge::read_merged(Text& text) {
    text.merged.clear();
    for (const Turns* turns : {&text.ours, &text.theirs})
        for (const auto& [guid, turn] : *turns) {
            const auto row = rows_.find(key_of("turn", guid));
            if (row == rows_.end()) {
                text.merged.emplace(guid, turn);
            } else if (const Json& merged = row->second.merged; !merged.is_null()) {
                text.merged[guid] = {merged.at("number").get<std::int64_t>(),
                                     merged.at("part").get<std::int64_t>(),
                                     merged.at("text").get<std::string>(),
                                     merged.at("gone").get<std::int64_t>() != 0};
            }
        }
}

void TurnMerge::load(const std::string& transcript, Text& text) {
    text.ours = turns_in(ours_.state, transcript);
    text.theirs = turns_in(theirs_.state, transcript);
    read_merged(text);
    std::map<std::string, std::string> parent;  // a forest: the top stands for its tree
    for (const Turns* turns : {&text.ours, &text.theirs})
        for (const auto& [guid, turn] : *turns) parent[guid] = guid;
    const auto top = [&](std::string at) {
        while (parent.at(at) != at) at = parent.at(at);
        return at;
    };
    const auto links = new_links(transcript);
    for (const auto& [a, b] : links)
        if (parent.count(a) && parent.count(b)) {
            const std::string first = top(a), second = top(b);
            parent[std::max(first, second)] = std::min(first, second);
        }
    std::map<std::string, std::size_t> tops;
    for (const auto& [guid, unused] : parent) {
        transcripts_[guid] = transcript;
        const auto [known, fresh] = tops.try_emplace(top(guid), text.pieces.size());
        if (fresh) text.pieces.emplace_back();
        text.pieces[known->second].turns.push_back(guid);
        text.piece_of[guid] = known->second;
    }
    for (const auto& [a, b] : links) text.pieces[text.piece_of.at(a)].linked = true;
}

TurnMerge::Text* TurnMerge::find_text_with(const std::string& turn) {
    if (!transcripts_.count(turn))
        for (const Copy* copy : {&ours_, &theirs_}) {
            Statement& row = copy->state.statement(
                "SELECT x.guid FROM turn t JOIN transcript x ON x.id=t.transcript WHERE t.guid=?");
            row.bind_value(1, parse_guid(turn));
            const std::string transcript = row.step() ? to_string(row.guid(0)) : std::string();
            row.reset();
            if (!transcript.empty() && !texts_.count(transcript))
                load(transcript, texts_[transcript]);
        }
    const auto known = transcripts_.find(turn);
    return known == transcripts_.end() ? nullptr : &texts_.at(known->second);
}

TurnMerge::Text& TurnMerge::text_with(const std::string& turn) {
    Text* text = find_text_with(turn);
    TANDEM_CHECK(text, "a coded turn is in one of the copies");
    return *text;
}

std::vector<std::string> TurnMerge::living(const Turns& turns, const Piece& piece) {
    std::vector<std::string> list;
    for (const std::string& guid : piece.turns)
        if (const auto found = turns.find(guid); found != turns.end() && !found->second.gone)
            list.push_back(guid);
    std::sort(list.begin(), list.end(), [&](const std::string& a, const std::string& b) {
        const Turn &first = turns.at(a), &second = turns.at(b);
        return std::tie(first.number, first.part, a) < std::tie(second.number, second.part, b);
    });
    return list;
}

bool TurnMerge::same_layout(const Turns& a, const Turns& b, const Piece& piece) {
    const std::vector<std::string> first = living(a, piece), second = living(b, piece);
    return first == second && std::all_of(first.begin(), first.end(), [&](const std::string& turn) {
               return a.at(turn).text == b.at(turn).text;
           });
}

// ---- whose text ---------------------------------------------------------------------------------

TurnMerge::Written TurnMerge::written(const Copy& by, const Copy& other, const Piece& piece) const {
    Written written;
    const auto note = [&](const Stamp& stamp) {
        if (stamp.clock == 0) return;
        written.unknown |= !other.index.knows(stamp);
        written.newest = std::max(written.newest, stamp);
    };
    for (const std::string& turn : piece.turns) {
        for (const char* column : {"text", "gone"})
            note(by.index.stamp(key_of("turn", turn), column));
        for (const RowKey& key :
             {key_of("turn", turn), link_key("turn_split", turn), link_key("turn_join", turn)})
            if (const RowStamps* stamps = by.index.find(key)) {
                if (stamps->deleted) note(*stamps->deleted);
                if (key.table != key_of("turn", "").table) note(stamps->newest());
            }
    }
    return written;
}

void TurnMerge::settle(std::vector<MergeOutcome::Conflict>& conflicts) {
    std::vector<std::string> touched;
    for (const auto& [key, row] : rows_) {
        const std::string_view table = study_tables()[key.table].name;
        const Json identity = Json::parse(key.identity);
        if (table == "turn_split" || table == "turn_join")
            touched.push_back(identity.at(0).get<std::string>());
    }
    std::set<const Text*> seen;
    for (const std::string& turn : touched) {
        Text* found = find_text_with(turn);
        if (!found || !seen.insert(found).second) continue;  // none: split, and that undone
        Text& text = *found;
        for (const Piece& piece : text.pieces) {
            if (!piece.linked) continue;
            const Written ours = written(ours_, theirs_, piece),
                          theirs = written(theirs_, ours_, piece);
            if (!ours.unknown && !theirs.unknown) continue;
            const bool concurrent = ours.unknown && theirs.unknown;
            const bool from_ours = concurrent ? theirs.newest < ours.newest : ours.unknown;
            list_conflict(text, piece, from_ours, concurrent, conflicts);
            take(text, piece, from_ours);
        }
        read_merged(text);
    }
}

MergedRow& TurnMerge::row_at(const RowKey& key) {
    if (const auto known = rows_.find(key); known != rows_.end()) return known->second;
    add_(key);
    MergedRow& row = rows_.at(key);
    row.merged = row.ours.is_null() ? row.theirs : row.ours;
    return row;
}

void TurnMerge::take(const Text& text, const Piece& piece, bool from_ours) {
    const Turns& winner = from_ours ? text.ours : text.theirs;
    for (const std::string& guid : piece.turns) {
        MergedRow& row = row_at(key_of("turn", guid));
        const auto found = winner.find(guid);
        if (found == winner.end()) {
            drop(guid, row, from_ours);
            continue;
        }
        const Json& source = from_ours ? row.ours : row.theirs;
        if (row.merged.is_null()) row.merged = source;
        for (const char* column : {"text", "gone", "start_ms", "end_ms", "approximate"})
            row.merged[column] = source.at(column);
        if (found->second.gone) continue;
        const auto join = rows_.find(link_key("turn_join", guid));
        if (join != rows_.end()) join->second.merged = nullptr;  // it is not gone after all
    }
}

// A turn that only the other copy has stays as a row, for what hangs on it, and says where its
// words are.
void TurnMerge::drop(const std::string& turn, MergedRow& row, bool winner_is_ours) {
    if (row.merged.is_null()) return;
    row.merged["gone"] = 1;
    const MergedRow& split = row_at(link_key("turn_split", turn));
    MergedRow& join = row_at(link_key("turn_join", turn));
    const Json& from = winner_is_ours ? split.theirs : split.ours;
    if (from.is_null() || !join.merged.is_null()) return;
    join.merged = {{"turn", turn}, {"target", from.at("source")}, {"at", from.at("at")}};
}

void TurnMerge::list_conflict(const Text& text, const Piece& piece, bool from_ours, bool concurrent,
                              std::vector<MergeOutcome::Conflict>& conflicts) const {
    std::erase_if(conflicts, [&](const MergeOutcome::Conflict& each) {
        return each.table == "turn" && each.identity.is_string() &&
               text.piece_of.count(each.identity.get<std::string>()) &&
               text.piece_of.at(each.identity.get<std::string>()) ==
                   text.piece_of.at(piece.turns.front()) &&
               each.column != "speaker" && each.column != "number" && each.column != "part";
    });
    if (!concurrent || same_layout(text.ours, text.theirs, piece)) return;
    const auto all = [&](const Turns& turns) {
        std::string words;
        for (const std::string& turn : living(turns, piece))
            words += (words.empty() ? "" : " | ") + turns.at(turn).text;
        return words;
    };
    const Turns &winner = from_ours ? text.ours : text.theirs,
                &loser = from_ours ? text.theirs : text.ours;
    const std::vector<std::string> left = living(winner, piece);
    conflicts.push_back({"turn", "text", left.empty() ? piece.turns.front() : left.front(),
                         all(winner), all(loser)});
}

// ---- codings ------------------------------------------------------------------------------------

std::vector<PlacedSpan> TurnMerge::spans_of(ProjectFile::State& state, const std::string& coding) {
    Statement& row = state.statement(
        "SELECT t.guid,s.begin,s.stop FROM span s JOIN turn t ON t.id=s.turn "
        "JOIN coding c ON c.id=s.coding WHERE c.guid=? ORDER BY s.ordinal");
    row.bind_value(1, parse_guid(coding));
    std::vector<PlacedSpan> spans;
    while (row.step())
        spans.push_back({to_string(row.guid(0)), {row.integer(1)}, {row.integer(2)}});
    row.reset();
    return spans;
}

std::vector<PlacedSpan> TurnMerge::carried(const std::vector<PlacedSpan>& spans, const Text& text,
                                           const Turns& from, const Piece& piece) const {
    if (same_layout(from, text.merged, piece)) return spans;
    const std::vector<std::string> olds = living(from, piece), news = living(text.merged, piece);
    const auto running = [](const Turns& turns, const std::vector<std::string>& order) {
        std::vector<std::string_view> texts;
        for (const std::string& turn : order) texts.push_back(turns.at(turn).text);
        return RunningText(texts);
    };
    const RunningText before = running(from, olds), after = running(text.merged, news);
    std::vector<RunningText::Piece> pieces;
    for (const PlacedSpan& span : spans) {
        const auto at = std::find(olds.begin(), olds.end(), span.turn);
        if (at != olds.end())
            pieces.push_back({static_cast<std::size_t>(at - olds.begin()), {span.begin, span.end}});
    }
    std::vector<PlacedSpan> placed;
    for (const auto& there : carry(pieces, before, after, running_diff(before, after)))
        placed.push_back({news[there.turn], there.range.begin, there.range.end});
    return placed;
}

// Whose spans of the coding were written last.
bool TurnMerge::theirs_moved_last(const std::string& coding) const {
    const auto newest = [&](const JournalIndex& index) {
        Stamp stamp;
        for (auto at = index.rows.lower_bound(key_of("span", ""));
             at != index.rows.end() && study_tables()[at->first.table].name == "span"; ++at)
            if (at->first.identity.find(coding) != std::string::npos)
                stamp = std::max(stamp, at->second.newest());
        return stamp;
    };
    return newest(ours_.index) < newest(theirs_.index);
}

std::vector<PlacedSpan> TurnMerge::place_in(const Text& text, const Piece& piece,
                                            const std::vector<PlacedSpan>* ours,
                                            const std::vector<PlacedSpan>* theirs,
                                            const std::string& coding) const {
    if (!ours || !theirs)
        return ours ? carried(*ours, text, text.ours, piece)
                    : carried(*theirs, text, text.theirs, piece);
    const bool have_ours = same_layout(text.ours, text.merged, piece),
               have_theirs = same_layout(text.theirs, text.merged, piece);
    if (have_ours && have_theirs && *ours != *theirs)
        return theirs_moved_last(coding) ? *theirs : *ours;
    if (have_ours) return *ours;
    if (have_theirs) return *theirs;
    const std::vector<PlacedSpan> one = carried(*ours, text, text.ours, piece),
                                  other = carried(*theirs, text, text.theirs, piece);
    const auto order = [](const std::vector<PlacedSpan>& spans) {
        std::vector<std::tuple<std::string, std::int64_t, std::int64_t>> keys;
        for (const PlacedSpan& span : spans)
            keys.emplace_back(span.turn, span.begin.value, span.end.value);
        return keys;
    };
    return order(one) < order(other) ? other : one;  // the same in either order
}

std::vector<PlacedSpan> TurnMerge::place(const std::string& coding, const MergedRow& row) {
    std::vector<PlacedSpan> ours = spans_of(ours_.state, coding),
                            theirs = spans_of(theirs_.state, coding);
    bool from_ours = !row.ours.is_null(), from_theirs = !row.theirs.is_null();
    if (from_ours && from_theirs && row.ours.at("quote") != row.theirs.at("quote")) {
        from_ours = row.merged.at("quote") == row.ours.at("quote");
        from_theirs = !from_ours;
    }
    std::map<std::pair<Text*, std::size_t>,
             std::pair<std::vector<PlacedSpan>, std::vector<PlacedSpan>>>
        pieces;
    const auto sort_in = [&](const std::vector<PlacedSpan>& spans, bool is_ours) {
        for (const PlacedSpan& span : spans) {
            Text& text = text_with(span.turn);
            auto& both = pieces[{&text, text.piece_of.at(span.turn)}];
            (is_ours ? both.first : both.second).push_back(span);
        }
    };
    if (from_ours) sort_in(ours, true);
    if (from_theirs) sort_in(theirs, false);
    std::vector<PlacedSpan> placed;
    for (const auto& [where, both] : pieces) {
        const Piece& piece = where.first->pieces[where.second];
        const auto there = place_in(*where.first, piece, from_ours ? &both.first : nullptr,
                                    from_theirs ? &both.second : nullptr, coding);
        placed.insert(placed.end(), there.begin(), there.end());
    }
    return settled(std::move(placed));
}

std::vector<PlacedSpan> TurnMerge::settled(std::vector<PlacedSpan> spans) {
    const auto turn_of = [&](const PlacedSpan& span) -> const Turn& {
        return text_with(span.turn).merged.at(span.turn);
    };
    std::sort(spans.begin(), spans.end(), [&](const PlacedSpan& a, const PlacedSpan& b) {
        const Turn &first = turn_of(a), &second = turn_of(b);
        return std::tie(first.number, first.part, a.turn, a.begin) <
               std::tie(second.number, second.part, b.turn, b.begin);
    });
    return united(spans,
                  [&](const PlacedSpan& span) -> const std::string& { return turn_of(span).text; });
}

std::string TurnMerge::words(const std::vector<PlacedSpan>& spans) {
    std::string words;
    for (const PlacedSpan& span : spans) {
        words += words.empty() ? "" : " … ";
        words += slice(text_with(span.turn).merged.at(span.turn).text, span.begin, span.end);
    }
    return words;
}

}  // namespace tandem
