#include "tandem/analysis/occurrences.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <set>
#include <tuple>
#include <unordered_map>

#include "tandem/analysis/coded_units.h"
#include "tandem/text/utf8.h"

#include "analysis/marks.h"
#include "analysis/question_units.h"
#include "analysis/stretches.h"

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

CellSide side_of(const CodedUnit& unit, int code) {
    const auto given = std::ranges::lower_bound(unit.given, code, {}, &GivenCode::code);
    if (given == unit.given.end() || given->code != code) return CellSide::Neither;
    return side_of((given->coders & 1) != 0, (given->coders & 2) != 0);
}

bool is_on(const Mark& mark, CellSide side) {
    return side == CellSide::Both || side == (mark.by_b ? CellSide::OnlyB : CellSide::OnlyA);
}

void sort_once(std::vector<CodingId>& ids) {
    std::ranges::sort(ids);
    ids.erase(std::unique(ids.begin(), ids.end()), ids.end());
}

// Of those on the cell's side: a mark on the blanks of a sentence does not make it count.
std::vector<CodingId> codings_at(std::span<const Mark> marks, const Stretch& where, CellSide side) {
    std::vector<CodingId> ids;
    for (const Mark& mark : marks)
        if (is_on(mark, side) && mark.begin < where.end && where.begin < mark.end)
            ids.push_back(mark.coding->id);
    sort_once(ids);
    return ids;
}

// From the first to the last character that somebody on the side marked.
Stretch marked_part(std::span<const Mark> marks, CellSide side) {
    Stretch all{INT64_MAX, 0};
    for (const Mark& mark : marks) {
        if (!is_on(mark, side)) continue;
        all.begin = std::min(all.begin, mark.begin);
        all.end = std::max(all.end, mark.end);
    }
    return all;
}

// A transcript's units, and what either coder marked there, sorted by code and turn.
struct Marked {
    TranscriptId transcript;
    const std::vector<Turn>& turns;
    std::span<const CodedUnit> units;
    std::vector<Mark> marks;
    QuestionUnits questions;  // for Unit::Question only
};

// The units of one code in one transcript that are in the cell.
class CellListing {
 public:
    CellListing(const Marked& marked, const AgreementCell& cell, CodeId code, int place,
                std::vector<Occurrence>& list)
        : marked_(marked),
          cell_(cell),
          code_(code),
          marks_(marks_with(marked.marks, &Mark::code, place)),
          list_(list) {
        for (const CodedUnit& unit : marked.units) {
            if (side_of(unit, place) != cell.side) continue;
            if (unit.turn > 0)
                add_part(unit);
            else
                add_whole(unit);
        }
        finish();
    }

 private:
    // Runs of characters that touch are one stretch.
    void add_part(const CodedUnit& unit) {
        if (cell_.unit == Unit::Character && turn_ == unit.turn && run_.end == unit.begin) {
            run_.end = unit.end;
            return;
        }
        finish();
        turn_ = unit.turn;
        run_ = {unit.begin, unit.end};
    }

    void finish() {
        if (turn_ == 0) return;
        const auto turn = std::ranges::lower_bound(marked_.turns, turn_, {}, &Turn::number);
        const auto here =
            marks_with(marks_, &Mark::turn, static_cast<int>(turn - marked_.turns.begin()));
        if (cell_.unit == Unit::Turn && cell_.side != CellSide::Neither)
            run_ = marked_part(here, cell_.side);
        list_.push_back({marked_.transcript,
                         code_,
                         codings_at(here, run_, cell_.side),
                         turn->id,
                         turn->number,
                         {run_.begin},
                         {run_.end},
                         cell_.unit == Unit::Character ? run_.end - run_.begin : 1});
        turn_ = 0;
    }

    // A transcript, or a question: where nobody marked anything, at the first turn of the answer.
    void add_whole(const CodedUnit& unit) {
        Occurrence whole{marked_.transcript, code_, {}, {}, 0, {}, {}, 1};
        whole.question = unit.question;
        const auto& [questions, of_turn, unanswered, unasked] = marked_.questions;
        const auto place =
            static_cast<int>(std::ranges::find(questions, unit.question) - questions.begin());
        if (unit.question) {
            const auto first = std::ranges::find(of_turn, place) - of_turn.begin();
            put_at(whole, static_cast<std::size_t>(first), {});
        }
        for (const Mark& mark : marks_) {
            const auto turn = static_cast<std::size_t>(mark.turn);
            if ((unit.question && of_turn[turn] != place) || !is_on(mark, cell_.side)) continue;
            if (whole.codings.empty()) put_at(whole, turn, {mark.begin, mark.end});
            whole.codings.push_back(mark.coding->id);
        }
        sort_once(whole.codings);
        list_.push_back(std::move(whole));
    }

    // No words: the whole turn.
    void put_at(Occurrence& whole, std::size_t place, Stretch words) {
        const Turn& turn = marked_.turns[place];
        whole.turn = turn.id;
        whole.turn_number = turn.number;
        whole.begin = {words.begin};
        whole.end = words.end > 0 ? CodePoints{words.end} : length(turn.text);
    }

    const Marked& marked_;
    const AgreementCell& cell_;
    const CodeId code_;
    const std::span<const Mark> marks_;
    std::vector<Occurrence>& list_;
    std::int64_t turn_ = 0;  // the number of that where the run is; 0: there is none
    Stretch run_;
};

// The codes that somebody gave to a unit, unless one is asked for.
std::vector<bool> listed_codes(const Project& project, const CodePlaces& places,
                               const CodedUnits& units, const OccurrenceQuery& query) {
    if (query.code) return wanted_codes(project, places, std::span(&query.code, 1));
    std::vector<bool> wanted(places.size(), false);
    for (const CodedUnit& unit : units.units)
        for (const GivenCode& given : unit.given)
            wanted[static_cast<std::size_t>(given.code)] = true;
    return wanted;
}

std::vector<Occurrence> list_units(const Project& project, std::span<const Coding* const> codings,
                                   const std::vector<TranscriptId>& transcripts,
                                   const OccurrenceQuery& query) {
    const AgreementCell& cell = *query.cell;
    const std::array coders{cell.a, cell.b};
    CodedUnitOptions options{cell.unit, cell.participant_turns_only, false, cell.marked_only};
    if (cell.roll_up) options.roll_up.to = RollUp::To::Above;
    options.share = cell.share;
    const CodedUnits units = code_units(project, codings, transcripts, coders, options);
    const CodePlaces places(project);
    const std::vector<bool> wanted = listed_codes(project, places, units, query);
    const auto lists = by_transcript(codings, transcripts, coders);
    const MarkOptions marking{cell.a, cell.b, cell.participant_turns_only, cell.roll_up};
    std::vector<Occurrence> list;
    auto first = units.units.begin();
    for (std::size_t at = 0; at < transcripts.size(); ++at) {
        const std::vector<Turn>& turns = project.turns(transcripts[at]);
        const auto last = std::find_if(first, units.units.end(), [&](const CodedUnit& unit) {
            return unit.transcript != static_cast<std::int32_t>(at);
        });
        Marked marked{transcripts[at],
                      turns,
                      {first, last},
                      marks_of(project, places, lists[at], turns, marking),
                      {}};
        if (cell.unit == Unit::Question)
            marked.questions =
                question_units(project, transcripts[at],
                               counted_turns(project, turns, cell.participant_turns_only));
        const auto before = std::ssize(list);
        for (std::size_t code = 0; code < places.size(); ++code)
            if (wanted[code])
                CellListing(marked, cell, places.tree[code].code->id, static_cast<int>(code), list);
        std::stable_sort(list.begin() + before, list.end(),
                         [](const Occurrence& left, const Occurrence& right) {
                             return std::tie(left.turn_number, left.begin) <
                                    std::tie(right.turn_number, right.begin);
                         });
        first = last;
    }
    return list;
}

std::string code_words(const Project& project, const OccurrenceQuery& query) {
    const Code* code = project.codes.find(project.resolve(query.code));
    const bool below = query.with_below || (query.cell && query.cell->roll_up);
    if (query.code) return (code ? code->name : "?") + (below ? " and below" : "");
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
        if (query.cell->share > 0)
            words += ", from " + share_in_words(query.cell->share) + " of a unit on";
        return words + cell_words(project, *query.cell);
    }
    if (query.coder) words += ", by " + name_of(project, query.coder);
    return words;
}

}  // namespace tandem
