#include "tandem/analysis/coded_units.h"

#include <algorithm>
#include <charconv>
#include <map>
#include <unordered_map>

#include "tandem/base/check.h"
#include "tandem/text/utf8.h"

#include "analysis/marks.h"
#include "analysis/question_units.h"
#include "analysis/rolled_up.h"
#include "analysis/stretches.h"
#include "analysis/turn_parts.h"
#include "analysis/visible_text.h"

namespace tandem {
namespace {

// By code and coder, where in one turn.
using Who = std::pair<int, std::size_t>;
using TurnMarks = std::map<Who, std::vector<Stretch>>;
// By code and coder, how many characters of a unit, white space left aside. They are only counted
// where a share of them is asked for; else 0 for whoever marked anything.
using Covered = std::map<Who, std::int64_t>;

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
            add_whole({.transcript = transcript, .given = {}}, turns, counted, marks);
        } else if (options_.unit == Unit::Question) {
            add_questions(transcript, counted, marks);
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

    // Everybody whose marks make the unit carry a code.
    void give(CodedUnit& unit, const Covered& covered, std::int64_t visible) {
        for (const auto& [who, characters] : covered) {
            const bool reaches =
                options_.share == 0 ||
                (characters > 0 &&
                 static_cast<double>(characters) / static_cast<double>(visible) >= options_.share);
            if (reaches)
                add_given(unit.given, who.first, who.second);
            else
                ++out_.left_out.below_share;
        }
    }

    void add_questions(std::int32_t transcript, const std::vector<bool>& counted,
                       const std::vector<TurnMarks>& marks) {
        const TranscriptId id = out_.transcripts[static_cast<std::size_t>(transcript)];
        const QuestionUnits units = question_units(project_, id, counted);
        out_.left_out.unasked_turns += units.unasked_turns;
        out_.left_out.unanswered += units.unanswered;
        for (std::size_t question = 0; question < units.questions.size(); ++question) {
            std::vector<bool> in_it;
            for (const int of_turn : units.of_turn)
                in_it.push_back(of_turn == static_cast<int>(question));
            CodedUnit unit{.transcript = transcript, .given = {}};
            unit.question = units.questions[question];
            add_whole(std::move(unit), project_.turns(id), in_it, marks);
        }
    }

    // A unit of those turns that are `in_it`.
    void add_whole(CodedUnit unit, const std::vector<Turn>& turns, const std::vector<bool>& in_it,
                   const std::vector<TurnMarks>& marks) {
        Covered covered;
        std::int64_t visible = 0;
        for (std::size_t at = 0; at < turns.size(); ++at) {
            if (!in_it[at]) continue;
            visible += cover(turns[at], marks[at], covered);
        }
        give(unit, covered, visible);
        add(std::move(unit));
    }

    // Adds what was marked in the turn; the answer is how much there is, where that counts.
    std::int64_t cover(const Turn& turn, const TurnMarks& marks, Covered& covered) const {
        if (options_.share == 0) {
            for (const auto& [who, stretches] : marks) covered[who] = 0;
            return 0;
        }
        const VisibleText text(turn.text);
        for (const auto& [who, stretches] : marks)
            covered[who] += text.within(stretches, {0, text.size()});
        return text.all();
    }

    void add_turn(std::int32_t transcript, const Turn& turn, const TurnMarks& marks) {
        CodedUnit unit{.transcript = transcript, .turn = turn.number, .given = {}};
        unit.end = length(turn.text).value;
        if (options_.unit == Unit::Sentence || options_.unit == Unit::Paragraph)
            return add_parts(unit, turn, marks);
        if (options_.unit == Unit::Character) return add_characters(unit, marks);
        Covered covered;
        const std::int64_t visible = cover(turn, marks, covered);
        give(unit, covered, visible);
        add(std::move(unit));
    }

    void add_parts(const CodedUnit& of_turn, const Turn& turn, const TurnMarks& marks) {
        const TurnParts parts(turn.text, options_.unit);
        std::vector<CodedUnit> units(parts.count(), of_turn);
        std::vector<Covered> covered(units.size());
        for (std::size_t at = 0; at < units.size(); ++at) {
            units[at].part = static_cast<std::int64_t>(at) + 1;
            units[at].begin = parts.places()[at].begin;
            units[at].end = parts.places()[at].end;
        }
        for (const auto& [who, stretches] : marks)
            for (const std::size_t at : parts.touched(stretches))
                covered[at][who] = parts.visible().within(stretches, parts.places()[at]);
        for (std::size_t at = 0; at < units.size(); ++at) {
            const Stretch& place = parts.places()[at];
            give(units[at], covered[at], parts.visible().between(place.begin, place.end));
            add(std::move(units[at]));
        }
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
    if (options.share > 0)
        words += "; a " + std::string(unit_name(options.unit)) +
                 " has a code for a coder who gave it to at least " +
                 share_in_words(options.share) + " of its characters, white space not counted";
    return words;
}

}  // namespace

std::string share_in_words(double share) {
    char text[32];
    const auto end = std::to_chars(std::begin(text), std::end(text), share).ptr;
    return {text, end};
}

CodedUnits code_units(const Project& project, std::span<const Coding* const> codings,
                      std::span<const TranscriptId> transcripts, std::span<const CoderId> coders,
                      const CodedUnitOptions& options) {
    TANDEM_CHECK(coders.size() >= 2 && coders.size() <= kMostCoders,
                 "two coders or more are compared");
    TANDEM_CHECK(options.share >= 0 && options.share <= 1 &&
                     (options.share == 0 || options.unit != Unit::Character),
                 "a unit larger than a character has a share of its characters");
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
    if (unit.question) return label + ":" + project.questions.find(unit.question)->key;
    if (unit.turn == 0) return label;
    label += ":" + std::to_string(unit.turn);
    if (unit.part > 0)
        return label + (units.unit == Unit::Paragraph ? ".p" : ".") + std::to_string(unit.part);
    if (units.unit == Unit::Character) return label + "@" + std::to_string(unit.begin + at);
    return label;
}

}  // namespace tandem
