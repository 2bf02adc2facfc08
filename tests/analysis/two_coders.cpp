#include "analysis/two_coders.h"

#include <algorithm>
#include <array>

#include "tandem/base/check.h"
#include "tandem/base/error.h"
#include "tandem/text/utf8.h"

#include "analysis/marks.h"
#include "analysis/question_units.h"
#include "analysis/stretches.h"
#include "analysis/turn_parts.h"

namespace tandem::test {
namespace {

bool is_part_of_turn(Unit unit) {
    return unit == Unit::Sentence || unit == Unit::Paragraph;
}

// The units of one transcript. They are found once for all codes.
struct TranscriptUnits {
    std::int64_t total = 0;
    std::vector<TurnParts> parts;  // by turn; filled for sentences and paragraphs only
    QuestionUnits questions;       // filled for Unit::Question only
};

TranscriptUnits units_of(const Project& project, TranscriptId transcript, Unit unit,
                         const std::vector<Turn>& turns, const std::vector<bool>& counted) {
    TranscriptUnits units;
    if (unit == Unit::Document) units.total = 1;
    if (unit == Unit::Question) {
        units.questions = question_units(project, transcript, counted);
        units.total = std::ssize(units.questions.questions);
    }
    for (std::size_t at = 0; at < turns.size(); ++at) {
        if (is_part_of_turn(unit))
            units.parts.emplace_back(counted[at] ? std::string_view(turns[at].text) : "", unit);
        if (!counted[at]) continue;
        if (unit == Unit::Turn) ++units.total;
        if (is_part_of_turn(unit))
            units.total += static_cast<std::int64_t>(units.parts.back().count());
        if (unit == Unit::Character) units.total += length(turns[at].text).value;
    }
    return units;
}

// What either coder marked of one code in one turn.
void count_parts(const TurnParts& parts, const Sides& sides, TwoByTwo& table) {
    const std::vector<std::size_t> a = parts.touched(sides.a);
    const std::vector<std::size_t> b = parts.touched(sides.b);
    std::vector<std::size_t> both;
    std::set_intersection(a.begin(), a.end(), b.begin(), b.end(), std::back_inserter(both));
    table.both += static_cast<std::int64_t>(both.size());
    table.only_a += static_cast<std::int64_t>(a.size() - both.size());
    table.only_b += static_cast<std::int64_t>(b.size() - both.size());
}

void count_characters(const Sides& sides, TwoByTwo& table) {
    const std::int64_t both = shared_length(sides.a, sides.b);
    table.both += both;
    table.only_a += total_length(sides.a) - both;
    table.only_b += total_length(sides.b) - both;
}

// One unit that is marked by whoever is on a side.
void count_whole(bool by_a, bool by_b, TwoByTwo& table) {
    if (by_a && by_b)
        ++table.both;
    else if (by_a)
        ++table.only_a;
    else if (by_b)
        ++table.only_b;
}

void count_questions(const QuestionUnits& units, std::span<const Mark> marks, TwoByTwo& table) {
    std::vector<bool> by_a(units.questions.size()), by_b(units.questions.size());
    for (const Mark& mark : marks)
        if (const int at = units.of_turn[static_cast<std::size_t>(mark.turn)]; at >= 0)
            (mark.by_b ? by_b : by_a)[static_cast<std::size_t>(at)] = true;
    for (std::size_t at = 0; at < by_a.size(); ++at) count_whole(by_a[at], by_b[at], table);
}

// `marks` are of one code in one transcript, sorted by turn.
TwoByTwo count_code(std::span<const Mark> marks, Unit unit, const TranscriptUnits& units) {
    TwoByTwo table;
    if (unit == Unit::Document) {
        const auto by_b = [](const Mark& mark) { return mark.by_b; };
        count_whole(!std::ranges::all_of(marks, by_b), std::ranges::any_of(marks, by_b), table);
    } else if (unit == Unit::Question) {
        count_questions(units.questions, marks, table);
    } else {
        for (std::size_t first = 0; first < marks.size();) {
            std::size_t last = first;
            while (last < marks.size() && marks[last].turn == marks[first].turn) ++last;
            const Sides sides = sides_of(marks.subspan(first, last - first));
            if (unit == Unit::Turn) count_whole(!sides.a.empty(), !sides.b.empty(), table);
            if (is_part_of_turn(unit)) {
                const auto turn = static_cast<std::size_t>(marks[first].turn);
                count_parts(units.parts[turn], sides, table);
            }
            if (unit == Unit::Character) count_characters(sides, table);
            first = last;
        }
    }
    table.neither = units.total - table.used_by_either();
    TANDEM_CHECK(table.neither >= 0, "no more units are marked than there are");
    return table;
}

// Per code (by place in the tree) and transcript.
using Tables = std::vector<std::vector<TwoByTwo>>;

void count_transcript(const Project& project, const CodePlaces& places,
                      std::span<const Coding* const> codings, TranscriptId transcript,
                      const MarkOptions& marking, Unit unit, UnitCounts& counts, Tables& tables) {
    const std::vector<Turn>& turns = project.turns(transcript);
    const TranscriptUnits units =
        units_of(project, transcript, unit, turns,
                 counted_turns(project, turns, marking.participant_turns_only));
    for (const Coding* coding : codings) {
        if (coding->spans.empty())
            ++counts.lost;
        else if (coding->state == CodingState::Changed)
            ++counts.changed;
    }
    for (auto& per_transcript : tables) per_transcript.push_back(TwoByTwo{.neither = units.total});
    const std::vector<Mark> marks = marks_of(project, places, codings, turns, marking);
    for (std::size_t first = 0; first < marks.size();) {
        std::size_t last = first;
        while (last < marks.size() && marks[last].code == marks[first].code) ++last;
        tables[static_cast<std::size_t>(marks[first].code)].back() =
            count_code(std::span(marks).subspan(first, last - first), unit, units);
        first = last;
    }
    counts.units.push_back(units.total);
    counts.total_units += units.total;
}

std::vector<const Measure*> chosen_measures(const std::vector<std::string>& names) {
    std::vector<const Measure*> chosen;
    for (const std::string& name : names) {
        const Measure* measure = find_measure(name);
        if (!measure) {
            std::string known;
            for (const Measure& each : measures())
                known += (known.empty() ? "" : ", ") + std::string(each.name);
            throw Error(ErrorKind::BadInput,
                        "There is no measure called '" + name + "'. Choose from: " + known + ".");
        }
        chosen.push_back(measure);
    }
    if (names.empty())
        for (const Measure& measure : measures()) chosen.push_back(&measure);
    return chosen;
}

}  // namespace

UnitCounts count_units(const Project& project, std::span<const Coding* const> codings,
                       std::span<const TranscriptId> transcripts, CoderId a, CoderId b,
                       const UnitOptions& options) {
    TANDEM_CHECK(a != b, "a coder is compared with somebody else");
    const CodePlaces places(project);
    const std::vector<bool> wanted = wanted_codes(project, places, options.codes);
    const auto lists = by_transcript(codings, transcripts, std::array{a, b});
    const MarkOptions marking{a, b, options.participant_turns_only, options.roll_up};

    UnitCounts counts;
    counts.transcripts.assign(transcripts.begin(), transcripts.end());
    counts.denominator = denominator_in_words(options.unit, options.participant_turns_only);
    Tables tables(places.size());
    for (std::size_t at = 0; at < transcripts.size(); ++at)
        count_transcript(project, places, lists[at], transcripts[at], marking, options.unit, counts,
                         tables);
    for (std::size_t at = 0; at < places.size(); ++at) {
        if (!wanted[at]) continue;
        TwoByTwo total;
        for (const TwoByTwo& table : tables[at]) total += table;
        const bool named = !options.codes.empty();
        if (!named && !options.include_unused && total.used_by_either() == 0) continue;
        counts.codes.push_back({places.tree[at].code->id, std::move(tables[at]), total});
    }
    return counts;
}

AgreementResults compare_coders(const Project& project, std::span<const Coding* const> codings,
                                std::span<const TranscriptId> transcripts, CoderId a, CoderId b,
                                const AgreementOptions& options) {
    AgreementResults results;
    results.a = a;
    results.b = b;
    results.options = options;
    results.measures = chosen_measures(options.measures);
    UnitCounts counts = count_units(project, codings, transcripts, a, b, options.units);
    results.transcripts = std::move(counts.transcripts);
    results.total_units = counts.total_units;
    results.denominator = std::move(counts.denominator);
    results.changed = counts.changed;
    results.lost = counts.lost;

    std::vector<std::vector<TwoByTwo>> used;  // [code][transcript]
    for (const CodeUnits& code : counts.codes) {
        CodeAgreement row{code.code, code.total, {}};
        for (const Measure* measure : results.measures)
            row.figures.push_back(estimate(*measure, code.per_transcript, options.level));
        results.codes.push_back(std::move(row));
        // A code that nobody used is agreed on everywhere: it would lift every pooled percentage.
        if (code.total.used_by_either() == 0) continue;
        results.pooled_counts += code.total;
        used.push_back(code.per_transcript);
    }
    results.pooled_codes = static_cast<int>(used.size());
    for (const Measure* measure : results.measures)
        results.pooled.push_back(estimate_pooled(*measure, used, options.level));
    return results;
}

}  // namespace tandem::test
