#include "tandem/analysis/occurrences.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <set>
#include <tuple>
#include <unordered_map>

#include "tandem/text/utf8.h"

#include "analysis/marks.h"
#include "analysis/question_units.h"
#include "analysis/stretches.h"
#include "analysis/turn_parts.h"

namespace tandem {
namespace {

bool person_fits(const Project& project, const OccurrenceQuery& query, ParticipantId id) {
    if (query.participant && query.participant != id) return false;
    const Participant* person = project.participants.find(id);
    if (query.group && (!person || person->group != *query.group)) return false;
    if (!query.attribute) return true;
    if (!person) return false;
    const auto value = project.attribute_values.find({id, query.attribute});
    return (value == project.attribute_values.end() ? std::string() : value->second) == query.value;
}

std::vector<TranscriptId> fitting(const Project& project, const OccurrenceQuery& query,
                                  std::span<const TranscriptId> transcripts) {
    std::vector<TranscriptId> fit;
    for (const TranscriptId id : transcripts) {
        const Transcript* transcript = project.transcripts.find(id);
        if (!transcript || (query.transcript && query.transcript != id)) continue;
        if (person_fits(project, query, transcript->participant)) fit.push_back(id);
    }
    return fit;
}

int count_participants(const Project& project, const std::vector<Occurrence>& list) {
    std::set<ParticipantId> people;
    TranscriptId last;
    for (const Occurrence& each : list) {
        if (each.transcript == last) continue;
        last = each.transcript;
        if (const ParticipantId person = project.transcripts.find(last)->participant)
            people.insert(person);
    }
    return static_cast<int>(people.size());
}

// --- Codings -------------------------------------------------------------------------------------

struct Placed {
    std::size_t transcript = 0;            // place in the list
    std::int64_t turn_number = INT64_MAX;  // without words: after all others
    std::int64_t begin = 0, end = 0;
    const Coding* coding = nullptr;

    // The GUID makes the order the same in every copy of the study.
    bool operator<(const Placed& other) const {
        return std::tie(transcript, turn_number, begin, end, coding->guid) <
               std::tie(other.transcript, other.turn_number, other.begin, other.end,
                        other.coding->guid);
    }
};

Occurrence as_occurrence(const Placed& placed) {
    const Coding& coding = *placed.coding;
    Occurrence made{coding.transcript, coding.code, {coding.id}, {}, 0, {}, {}, 1};
    if (coding.spans.empty()) return made;
    const TextSpan& span = coding.spans.front();
    made.turn = span.turn;
    made.turn_number = placed.turn_number;
    made.begin = span.begin;
    made.end = span.end;
    return made;
}

// Whether code, coder, relation and words of a coding are those that are asked for.
class CodingSieve {
 public:
    CodingSieve(const Project& project, const OccurrenceQuery& query)
        : project_(project), query_(query), places_(project) {
        if (const Relation* relation = project.relations.find(query.relation))
            support_.insert(relation->support.begin(), relation->support.end());
    }
    bool passes(const Coding& coding) const {
        if (query_.placed && coding.spans.empty()) return false;
        if (query_.coder && query_.coder != coding.coder) return false;
        if (query_.relation && !support_.contains(coding.id)) return false;
        if (!query_.code) return true;
        if (!query_.with_below) return project_.resolve(query_.code) == coding.code;
        const int above = places_.find(project_, query_.code);
        return above >= 0 && places_.is_under(places_.find(project_, coding.code), above);
    }

 private:
    const Project& project_;
    const OccurrenceQuery& query_;
    CodePlaces places_;
    std::set<CodingId> support_;
};

std::vector<Occurrence> list_codings(const Project& project, std::span<const Coding* const> codings,
                                     const std::vector<TranscriptId>& transcripts,
                                     const OccurrenceQuery& query) {
    const CodingSieve sieve(project, query);
    std::unordered_map<TranscriptId, std::size_t> order;
    for (const TranscriptId id : transcripts) order.emplace(id, order.size());
    std::vector<Placed> placed;
    for (const Coding* coding : codings) {
        const auto transcript = order.find(coding->transcript);
        if (transcript == order.end() || !sieve.passes(*coding)) continue;
        Placed each{transcript->second, INT64_MAX, 0, 0, coding};
        if (!coding->spans.empty()) {
            const TextSpan& span = coding->spans.front();
            if (const Turn* turn = project.find_turn(coding->transcript, span.turn))
                each.turn_number = turn->number;
            each.begin = span.begin.value;
            each.end = span.end.value;
        }
        placed.push_back(each);
    }
    std::sort(placed.begin(), placed.end());
    std::vector<Occurrence> list;
    list.reserve(placed.size());
    for (const Placed& each : placed) list.push_back(as_occurrence(each));
    return list;
}

// --- Units ---------------------------------------------------------------------------------------

// A transcript's turns and what either coder marked there, sorted by code and turn.
struct Marked {
    const std::vector<Turn>& turns;
    std::vector<bool> counted;
    std::vector<Mark> marks;
    QuestionUnits questions;  // for Unit::Question only
};

// Those with `value`, of marks sorted by it.
std::span<const Mark> marks_with(std::span<const Mark> marks, int Mark::*field, int value) {
    const auto first = std::partition_point(marks.begin(), marks.end(),
                                            [&](const Mark& mark) { return mark.*field < value; });
    const auto last = std::partition_point(first, marks.end(),
                                           [&](const Mark& mark) { return mark.*field == value; });
    return {first, last};
}

CellSide side_of(bool by_a, bool by_b) {
    if (by_a) return by_b ? CellSide::Both : CellSide::OnlyA;
    return by_b ? CellSide::OnlyB : CellSide::Neither;
}

bool covers(const std::vector<Stretch>& united, std::int64_t at) {
    return std::ranges::any_of(
        united, [&](const Stretch& each) { return each.begin <= at && at < each.end; });
}

// From one edge of a mark to the next, all characters are in one cell.
std::vector<Stretch> stretches_in(const Sides& sides, std::int64_t size, CellSide wanted) {
    std::set<std::int64_t> edges{0, size};
    for (const std::vector<Stretch>* side : {&sides.a, &sides.b})
        for (const Stretch& each : *side) {
            edges.insert(each.begin);
            edges.insert(each.end);
        }
    std::vector<Stretch> found;
    for (auto edge = edges.begin(); std::next(edge) != edges.end(); ++edge)
        if (side_of(covers(sides.a, *edge), covers(sides.b, *edge)) == wanted)
            found.push_back({*edge, *std::next(edge)});
    return unite(std::move(found));
}

std::vector<Stretch> parts_in(const TurnParts& parts, const Sides& sides, CellSide wanted) {
    const std::vector<std::size_t> a = parts.touched(sides.a), b = parts.touched(sides.b);
    std::vector<Stretch> found;
    for (std::size_t at = 0; at < parts.count(); ++at)
        if (side_of(std::ranges::binary_search(a, at), std::ranges::binary_search(b, at)) == wanted)
            found.push_back(parts.places()[at]);
    return found;
}

Stretch whole_turn(std::span<const Mark> marks, std::int64_t size) {
    if (marks.empty()) return {0, size};
    Stretch all{marks.front().begin, marks.front().end};
    for (const Mark& mark : marks) {
        all.begin = std::min(all.begin, mark.begin);
        all.end = std::max(all.end, mark.end);
    }
    return all;
}

// The units of one turn that are in the cell; of a turn at most one. `marks` are of one code there.
std::vector<Stretch> units_in(const Turn& turn, std::span<const Mark> marks,
                              const AgreementCell& cell) {
    const std::int64_t size = length(turn.text).value;
    const Sides sides = sides_of(marks);
    if (cell.unit == Unit::Sentence || cell.unit == Unit::Paragraph)
        return parts_in(TurnParts(turn.text, cell.unit), sides, cell.side);
    if (cell.unit == Unit::Character) return stretches_in(sides, size, cell.side);
    if (side_of(!sides.a.empty(), !sides.b.empty()) != cell.side) return {};
    return {whole_turn(marks, size)};
}

// Of those on the cell's side: a mark on the blanks of a sentence does not make it count.
std::vector<CodingId> codings_at(std::span<const Mark> marks, const Stretch& where, CellSide side) {
    std::vector<CodingId> ids;
    for (const Mark& mark : marks) {
        const CellSide own = mark.by_b ? CellSide::OnlyB : CellSide::OnlyA;
        if (side != CellSide::Both && side != own) continue;
        if (mark.begin < where.end && where.begin < mark.end) ids.push_back(mark.coding->id);
    }
    std::ranges::sort(ids);
    ids.erase(std::unique(ids.begin(), ids.end()), ids.end());
    return ids;
}

void list_turn(const Turn& turn, CodeId code, std::span<const Mark> marks,
               const AgreementCell& cell, std::vector<Occurrence>& list) {
    for (const Stretch& unit : units_in(turn, marks, cell)) {
        const bool characters = cell.unit == Unit::Character;
        list.push_back({turn.transcript,
                        code,
                        codings_at(marks, unit, cell.side),
                        turn.id,
                        turn.number,
                        {unit.begin},
                        {unit.end},
                        characters ? unit.end - unit.begin : 1});
    }
}

// A unit of several turns; `whole` stands where nobody marked anything in it.
void list_whole(const Marked& marked, Occurrence whole, std::span<const Mark> marks,
                const AgreementCell& cell, std::vector<Occurrence>& list) {
    const auto by_b = [](const Mark& mark) { return mark.by_b; };
    if (side_of(!std::ranges::all_of(marks, by_b), std::ranges::any_of(marks, by_b)) != cell.side)
        return;
    for (const Mark& mark : marks) whole.codings.push_back(mark.coding->id);
    std::ranges::sort(whole.codings);
    whole.codings.erase(std::unique(whole.codings.begin(), whole.codings.end()),
                        whole.codings.end());
    if (!marks.empty()) {
        const Turn& turn = marked.turns[static_cast<std::size_t>(marks.front().turn)];
        whole.turn = turn.id;
        whole.turn_number = turn.number;
        whole.begin = {marks.front().begin};
        whole.end = {marks.front().end};
    }
    list.push_back(std::move(whole));
}

// Where nobody marked anything: at the first turn of the answer.
void list_questions(const Marked& marked, TranscriptId transcript, CodeId code,
                    std::span<const Mark> marks, const AgreementCell& cell,
                    std::vector<Occurrence>& list) {
    const QuestionUnits& units = marked.questions;
    for (std::size_t question = 0; question < units.questions.size(); ++question) {
        const int place = static_cast<int>(question);
        std::vector<Mark> here;
        for (const Mark& mark : marks)
            if (units.of_turn[static_cast<std::size_t>(mark.turn)] == place) here.push_back(mark);
        const auto first = std::ranges::find(units.of_turn, place) - units.of_turn.begin();
        const Turn& turn = marked.turns[static_cast<std::size_t>(first)];
        Occurrence whole{transcript, code, {}, turn.id, turn.number, {0}, length(turn.text), 1};
        whole.question = units.questions[question];
        list_whole(marked, std::move(whole), here, cell, list);
    }
}

void list_code(const Marked& marked, TranscriptId transcript, CodeId code,
               std::span<const Mark> marks, const AgreementCell& cell,
               std::vector<Occurrence>& list) {
    if (cell.unit == Unit::Document)
        return list_whole(marked, {transcript, code, {}, {}, 0, {}, {}, 1}, marks, cell, list);
    if (cell.unit == Unit::Question)
        return list_questions(marked, transcript, code, marks, cell, list);
    for (std::size_t at = 0; at < marked.turns.size(); ++at) {
        const auto here = marks_with(marks, &Mark::turn, static_cast<int>(at));
        if (!marked.counted[at] || (here.empty() && cell.side != CellSide::Neither)) continue;
        list_turn(marked.turns[at], code, here, cell, list);
    }
}

// What was marked outside every question is in no unit.
void keep_questions(const Project& project, TranscriptId transcript, Marked& marked) {
    marked.questions = question_units(project, transcript, marked.counted);
    std::erase_if(marked.marks, [&](const Mark& mark) {
        return marked.questions.of_turn[static_cast<std::size_t>(mark.turn)] < 0;
    });
}

// --- Units that somebody marked -----------------------------------------------------------------

// Where either coder marked anything in each turn, united.
std::vector<std::vector<Stretch>> marked_by_turn(const Marked& marked) {
    std::vector<std::vector<Stretch>> by_turn(marked.turns.size());
    for (const Mark& mark : marked.marks)
        by_turn[static_cast<std::size_t>(mark.turn)].push_back({mark.begin, mark.end});
    for (std::vector<Stretch>& each : by_turn) each = unite(std::move(each));
    return by_turn;
}

bool is_part(Unit kind) {
    return kind == Unit::Sentence || kind == Unit::Paragraph;
}

// Whether anything was marked in the answer to the question.
bool has_marks(const Marked& marked, QuestionId question) {
    const auto& questions = marked.questions.questions;
    const auto place = std::ranges::find(questions, question) - questions.begin();
    return std::ranges::any_of(marked.marks, [&](const Mark& mark) {
        return marked.questions.of_turn[static_cast<std::size_t>(mark.turn)] == place;
    });
}

// The part of a unit of a turn that counts when only marked text does.
std::vector<Stretch> marked_parts(const Turn& turn, const std::vector<Stretch>& marked,
                                  const Occurrence& unit, Unit kind) {
    const Stretch whole{unit.begin.value, unit.end.value};
    if (kind == Unit::Character) {
        std::vector<Stretch> parts;
        for (const Stretch& each : marked) {
            const Stretch part{std::max(each.begin, whole.begin), std::min(each.end, whole.end)};
            if (part.begin < part.end) parts.push_back(part);
        }
        return parts;
    }
    if (!is_part(kind))
        return marked.empty() ? std::vector<Stretch>{} : std::vector<Stretch>{whole};
    const TurnParts parts(turn.text, kind);
    for (const std::size_t at : parts.touched(marked))
        if (parts.places()[at] == whole) return {whole};
    return {};
}

// Of units that neither marked with the code, those, or their parts, that one of the two marked
// with another.
std::vector<Occurrence> only_marked(const Marked& marked, const std::vector<Occurrence>& units,
                                    Unit kind) {
    const std::vector<std::vector<Stretch>> by_turn = marked_by_turn(marked);
    if (kind == Unit::Document) return marked.marks.empty() ? std::vector<Occurrence>{} : units;
    std::vector<Occurrence> kept;
    for (const Occurrence& each : units) {
        if (kind == Unit::Question) {
            if (has_marks(marked, each.question)) kept.push_back(each);
            continue;
        }
        const auto turn = std::ranges::find(marked.turns, each.turn, &Turn::id);
        const auto at = static_cast<std::size_t>(turn - marked.turns.begin());
        for (const Stretch& part : marked_parts(*turn, by_turn[at], each, kind)) {
            kept.push_back(each);
            kept.back().begin = {part.begin};
            kept.back().end = {part.end};
            if (kind == Unit::Character) kept.back().units = part.end - part.begin;
        }
    }
    return kept;
}

// White space alone is no sentence: a code that stands nowhere else is not used.
bool makes_a_unit(const Turn& turn, const Mark& mark, Unit kind) {
    return !is_part(kind) || !TurnParts(turn.text, kind).touched({{mark.begin, mark.end}}).empty();
}

std::vector<Occurrence> list_codes(const Marked& marked, TranscriptId transcript,
                                   const CodePlaces& places, const std::vector<bool>& wanted,
                                   const AgreementCell& cell) {
    std::vector<Occurrence> list;
    for (std::size_t code = 0; code < places.size(); ++code)
        if (wanted[code])
            list_code(marked, transcript, places.tree[code].code->id,
                      marks_with(marked.marks, &Mark::code, static_cast<int>(code)), cell, list);
    if (cell.marked_only && cell.side == CellSide::Neither)
        list = only_marked(marked, list, cell.unit);
    std::stable_sort(list.begin(), list.end(), [](const Occurrence& left, const Occurrence& right) {
        return std::tie(left.turn_number, left.begin) < std::tie(right.turn_number, right.begin);
    });
    return list;
}

std::vector<Occurrence> list_units(const Project& project, std::span<const Coding* const> codings,
                                   const std::vector<TranscriptId>& transcripts,
                                   const OccurrenceQuery& query) {
    const AgreementCell& cell = *query.cell;
    const CodePlaces places(project);
    const auto lists = by_transcript(codings, transcripts, std::array{cell.a, cell.b});
    std::vector<Marked> marked;
    std::vector<bool> wanted(places.size(), false);
    for (std::size_t at = 0; at < transcripts.size(); ++at) {
        const std::vector<Turn>& turns = project.turns(transcripts[at]);
        marked.push_back({turns,
                          counted_turns(project, turns, cell.participant_turns_only),
                          marks_of(project, places, lists[at], turns,
                                   {cell.a, cell.b, cell.participant_turns_only, cell.roll_up}),
                          {}});
        if (cell.unit == Unit::Question) keep_questions(project, transcripts[at], marked.back());
        for (const Mark& mark : marked.back().marks) {
            const auto code = static_cast<std::size_t>(mark.code);
            if (!wanted[code])
                wanted[code] =
                    makes_a_unit(turns[static_cast<std::size_t>(mark.turn)], mark, cell.unit);
        }
    }
    if (query.code) wanted = wanted_codes(project, places, std::span<const CodeId>(&query.code, 1));
    std::vector<Occurrence> list;
    for (std::size_t at = 0; at < transcripts.size(); ++at) {
        std::vector<Occurrence> part =
            list_codes(marked[at], transcripts[at], places, wanted, cell);
        std::move(part.begin(), part.end(), std::back_inserter(list));
    }
    return list;
}

std::string code_words(const Project& project, const OccurrenceQuery& query) {
    const Code* code = project.codes.find(project.resolve(query.code));
    if (query.code) return (code ? code->name : "?") + (query.with_below ? " and below" : "");
    return query.cell ? "Each code that they used" : "All codes";
}

std::string name_of(const Project& project, CoderId id) {
    const Coder* coder = project.coders.find(id);
    return coder ? coder->name : "?";
}

std::string cell_words(const Project& project, const AgreementCell& cell) {
    const std::string a = name_of(project, cell.a), b = name_of(project, cell.b);
    switch (cell.side) {
        case CellSide::Both:
            return ", marked by both " + a + " and " + b;
        case CellSide::OnlyA:
            return ", marked by " + a + " and not by " + b;
        case CellSide::OnlyB:
            return ", marked by " + b + " and not by " + a;
        case CellSide::Neither:
            break;
    }
    return ", marked by neither " + a + " nor " + b;
}

std::string people_words(const Project& project, const OccurrenceQuery& query) {
    std::string words;
    if (const Transcript* transcript = project.transcripts.find(query.transcript))
        words += ", in " + transcript->name;
    if (const Participant* person = project.participants.find(query.participant))
        words += ", of " + person->label;
    if (query.group)
        words += query.group->empty() ? ", of participants without a group"
                                      : ", of the group " + *query.group;
    if (const Attribute* attribute = project.attributes.find(query.attribute))
        words += ", " + attribute->name + " " +
                 (query.value.empty() ? std::string("not recorded") : query.value);
    return words;
}

}  // namespace

Occurrences find_occurrences(const Project& project, std::span<const Coding* const> codings,
                             std::span<const TranscriptId> transcripts,
                             const OccurrenceQuery& query) {
    const std::vector<TranscriptId> fit = fitting(project, query, transcripts);
    Occurrences found;
    found.list = query.cell ? list_units(project, codings, fit, query)
                            : list_codings(project, codings, fit, query);
    for (const Occurrence& each : found.list) found.units += each.units;
    found.participants = count_participants(project, found.list);
    return found;
}

std::string describe(const Project& project, const OccurrenceQuery& query) {
    std::string words = code_words(project, query);
    if (const Relation* relation = project.relations.find(query.relation)) {
        const Code* from = project.codes.find(project.resolve(relation->from));
        const Code* to = project.codes.find(project.resolve(relation->to));
        words = "Support of “" + (from ? from->name : "?") + "” " + relation->kind + " “" +
                (to ? to->name : "?") + "”";
    }
    words += people_words(project, query);
    if (query.cell) {
        if (const Round* round = project.rounds.find(query.cell->round))
            words += ", in the round " + round->name;
        if (query.cell->marked_only) words += ", of what somebody marked";
        return words + cell_words(project, *query.cell);
    }
    if (query.coder) words += ", by " + name_of(project, query.coder);
    return words;
}

}  // namespace tandem
