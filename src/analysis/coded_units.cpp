#include "tandem/analysis/coded_units.h"

#include <algorithm>
#include <map>
#include <unordered_map>

#include "tandem/base/check.h"
#include "tandem/text/utf8.h"

#include "analysis/marks.h"
#include "analysis/rolled_up.h"
#include "analysis/stretches.h"
#include "analysis/turn_sentences.h"

namespace tandem {
namespace {

// By code and coder, where in one turn.
using TurnMarks = std::map<std::pair<int, std::size_t>, std::vector<Stretch>>;

void add_given(std::vector<GivenCode>& given, int code, std::size_t coder) {
    const std::uint64_t bit = std::uint64_t{1} << coder;
    if (!given.empty() && given.back().code == code)
        given.back().coders |= bit;
    else
        given.push_back({code, bit});
}

// Counts one transcript after another into `out`.
class Counting {
 public:
    Counting(const Project& project, const CodedUnitOptions& options, CodedUnits& out)
        : project_(project),
          options_(options),
          places_(project),
          counted_for_(rolled_up(places_, options.roll_up)),
          out_(out) {
        for (const CodeInTree& each : places_.tree) out.codes.push_back(each.code->id);
    }

    void count(std::int32_t transcript, std::span<const Coding* const> codings) {
        const TranscriptId id = out_.transcripts[static_cast<std::size_t>(transcript)];
        const std::vector<Turn>& turns = project_.turns(id);
        const std::vector<bool> counted =
            turns_that_count(project_, turns, out_.coders, options_, out_.left_out);
        const std::vector<TurnMarks> marks = marks_of_turns(codings, turns, counted);
        const std::size_t before = out_.units.size();
        if (options_.unit == Unit::Document) {
            add_document(transcript, marks);
        } else {
            for (std::size_t at = 0; at < turns.size(); ++at)
                if (counted[at]) add_turn(transcript, turns[at], marks[at]);
        }
        std::int64_t units = 0;
        for (std::size_t at = before; at < out_.units.size(); ++at) units += out_.units[at].times;
        out_.per_transcript.push_back(units);
        out_.total += units;
    }

 private:
    std::vector<TurnMarks> marks_of_turns(std::span<const Coding* const> codings,
                                          const std::vector<Turn>& turns,
                                          const std::vector<bool>& counted) {
        std::unordered_map<TurnId, std::size_t> index;
        for (std::size_t at = 0; at < turns.size(); ++at) index.emplace(turns[at].id, at);
        std::vector<TurnMarks> marks(turns.size());
        for (const Coding* coding : codings) {
            if (coding->spans.empty())
                ++out_.left_out.lost;
            else if (coding->state == CodingState::Changed)
                ++out_.left_out.changed;
            const int own = places_.find(project_, coding->code);
            if (own < 0) continue;
            const auto coder = static_cast<std::size_t>(
                std::ranges::find(out_.coders, coding->coder) - out_.coders.begin());
            for (const TextSpan& span : coding->spans) {
                const auto turn = index.find(span.turn);
                TANDEM_CHECK(turn != index.end(), "a span names a turn of its transcript");
                if (!counted[turn->second]) continue;
                for (const int code : counted_for_[static_cast<std::size_t>(own)])
                    marks[turn->second][{code, coder}].push_back(
                        {span.begin.value, span.end.value});
            }
        }
        for (TurnMarks& of_turn : marks)
            for (auto& [who, stretches] : of_turn) stretches = unite(std::move(stretches));
        return marks;
    }

    void add(CodedUnit unit) {
        if (options_.marked_only && unit.given.empty()) {
            out_.left_out.unmarked_units += unit.times;
            return;
        }
        out_.units.push_back(std::move(unit));
    }

    void add_document(std::int32_t transcript, const std::vector<TurnMarks>& marks) {
        TurnMarks all;
        for (const TurnMarks& of_turn : marks) all.insert(of_turn.begin(), of_turn.end());
        CodedUnit unit{.transcript = transcript, .given = {}};
        for (const auto& [who, stretches] : all) add_given(unit.given, who.first, who.second);
        add(std::move(unit));
    }

    void add_turn(std::int32_t transcript, const Turn& turn, const TurnMarks& marks) {
        CodedUnit unit{.transcript = transcript, .turn = turn.number, .given = {}};
        unit.end = length(turn.text).value;
        if (options_.unit == Unit::Sentence) return add_sentences(unit, turn, marks);
        if (options_.unit == Unit::Character) return add_characters(unit, marks);
        for (const auto& [who, stretches] : marks) add_given(unit.given, who.first, who.second);
        add(std::move(unit));
    }

    void add_sentences(const CodedUnit& of_turn, const Turn& turn, const TurnMarks& marks) {
        const TurnSentences sentences(turn.text);
        std::vector<CodedUnit> units(sentences.count(), of_turn);
        for (std::size_t at = 0; at < units.size(); ++at) {
            units[at].sentence = static_cast<std::int64_t>(at) + 1;
            units[at].begin = sentences.places()[at].begin;
            units[at].end = sentences.places()[at].end;
        }
        for (const auto& [who, stretches] : marks)
            for (const std::size_t at : sentences.touched(stretches))
                add_given(units[at].given, who.first, who.second);
        for (CodedUnit& unit : units) add(std::move(unit));
    }

    // From one border of somebody's mark to the next, everything is the same.
    void add_characters(const CodedUnit& of_turn, const TurnMarks& marks) {
        std::vector<std::int64_t> borders{0, of_turn.end};
        for (const auto& [who, stretches] : marks)
            for (const Stretch& stretch : stretches) {
                borders.push_back(stretch.begin);
                borders.push_back(stretch.end);
            }
        std::ranges::sort(borders);
        borders.erase(std::unique(borders.begin(), borders.end()), borders.end());
        std::vector<CodedUnit> runs;
        for (std::size_t at = 0; at + 1 < borders.size(); ++at) {
            runs.push_back(of_turn);
            runs.back().begin = borders[at];
            runs.back().end = borders[at + 1];
            runs.back().times = borders[at + 1] - borders[at];
        }
        for (const auto& [who, stretches] : marks)
            for (const Stretch& stretch : stretches) {
                auto run = std::ranges::lower_bound(runs, stretch.begin, {}, &CodedUnit::begin);
                for (; run != runs.end() && run->begin < stretch.end; ++run)
                    add_given(run->given, who.first, who.second);
            }
        for (CodedUnit& run : runs) add(std::move(run));
    }

    const Project& project_;
    const CodedUnitOptions& options_;
    const CodePlaces places_;
    const std::vector<std::vector<int>> counted_for_;
    CodedUnits& out_;
};

std::string describe_denominator(const CodedUnitOptions& options) {
    std::string words = denominator_in_words(options.unit, options.participant_turns_only);
    if (options.without_off_topic) words += ", without turns that every coder called off topic";
    if (options.marked_only)
        words += ", of these only " + std::string(unit_name(options.unit)) +
                 "s to which somebody gave a code (a conditional figure)";
    return words;
}

}  // namespace

CodedUnits code_units(const Project& project, std::span<const Coding* const> codings,
                      std::span<const TranscriptId> transcripts, std::span<const CoderId> coders,
                      const CodedUnitOptions& options) {
    TANDEM_CHECK(coders.size() >= 2 && coders.size() <= kMostCoders,
                 "two coders or more are compared");
    CodedUnits out;
    out.unit = options.unit;
    out.coders.assign(coders.begin(), coders.end());
    out.transcripts.assign(transcripts.begin(), transcripts.end());
    out.denominator = describe_denominator(options);
    const auto lists = by_transcript(codings, transcripts, coders);
    Counting counting(project, options, out);
    for (std::size_t at = 0; at < transcripts.size(); ++at)
        counting.count(static_cast<std::int32_t>(at), lists[at]);
    return out;
}

std::string unit_label(const Project& project, const CodedUnits& units, const CodedUnit& unit,
                       std::int64_t at) {
    const TranscriptId id = units.transcripts[static_cast<std::size_t>(unit.transcript)];
    std::string label = project.transcripts.find(id)->name;
    if (unit.turn == 0) return label;
    label += ":" + std::to_string(unit.turn);
    if (unit.sentence > 0) return label + "." + std::to_string(unit.sentence);
    if (units.unit == Unit::Character) return label + "@" + std::to_string(unit.begin + at);
    return label;
}

}  // namespace tandem
