#include "tandem/app/agree.h"

#include <algorithm>
#include <charconv>
#include <map>

#include "tandem/app/agreement_views.h"
#include "tandem/app/find.h"
#include "tandem/base/error.h"
#include "tandem/exchange/csv.h"

#include "app/file_bytes.h"
#include "app/measure_file.h"
#include "app/measure_spans.h"

namespace tandem {
namespace {

[[noreturn]] void refuse(const std::string& what) {
    throw Error(ErrorKind::BadInput, what);
}

std::vector<CoderId> asked_coders(const Project& project, const std::string& names) {
    std::vector<CoderId> who;  // unnamed: in the order in which they came
    for (const Coder& coder : project.coders)
        if (names.empty() && !project.assistants.contains(coder.id)) who.push_back(coder.id);
    if (names.empty() && who.size() != 2)
        refuse("The study has " + std::to_string(who.size()) +
               (who.size() == 1 ? " coder" : " coders") +
               "; agreement is between two or more. Name them: --coders Ana,Ben.");
    for (const std::string& name : split_list(names, ',')) {
        const CoderId coder = find_coder(project, name).id;
        if (std::ranges::find(who, coder) != who.end())
            refuse("Name different coders: --coders Ana,Ben names each once.");
        who.push_back(coder);
    }
    if (who.size() < 2) refuse("Name two coders with a comma between: --coders Ana,Ben.");
    if (who.size() > kMostCoders)
        refuse("At most " + std::to_string(kMostCoders) + " coders can be compared at once.");
    return who;
}

RoundId asked_round(const Project& project, const std::string& name) {
    if (name.empty()) return {};  // all of them
    std::string known;
    for (const Round* round : project.rounds_by_start()) {
        if (round->name == name) return round->id;
        known += (known.empty() ? "" : ", ") + round->name;
    }
    throw Error(ErrorKind::NotFound,
                "There is no round '" + name + "'. The study has: " + known + ".");
}

std::optional<std::string> asked_group(const Project& project, const std::string& name) {
    if (name.empty()) return {};  // all of them
    std::string known;
    for (const Participant& each : project.participants) {
        if (each.group == name) return name;
        if (!each.group.empty() && known.find("'" + each.group + "'") == std::string::npos)
            known += (known.empty() ? "'" : ", '") + each.group + "'";
    }
    throw Error(ErrorKind::NotFound,
                "There is no group '" + name + "'. " +
                    (known.empty() ? "No participant has a group." : "There are " + known + "."));
}

std::vector<TranscriptId> asked_transcripts(const Project& project, Viewer viewer,
                                            std::span<const CoderId> coders,
                                            const std::optional<std::string>& group,
                                            RoundId round) {
    std::vector<TranscriptId> found = compared_transcripts(project, viewer, coders, round, group);
    if (found.empty())
        throw Error(ErrorKind::Conflict,
                    "There is nothing to compare yet: no transcript " +
                        (group ? "of the group '" + *group + "' " : std::string()) +
                        "has been declared done by " + (coders.size() == 2 ? "both " : "") +
                        coders_in_words(project, coders) +
                        (round ? " in the round '" + project.rounds.find(round)->name + "'"
                               : std::string()) +
                        ". Each does so with: tandem round done.");
    return found;
}

RollUp asked_roll_up(const std::string& text) {
    if (text.empty()) return {};
    if (text == "all") return {RollUp::To::Above, 0};
    int level = 0;
    const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), level);
    if (problem != std::errc() || end != text.data() + text.size() || level < 1)
        refuse(
            "--roll-up is a level of the codebook's tree, 1 at the top, or nothing for all codes "
            "above, not '" +
            text + "'.");
    return {RollUp::To::Level, level};
}

// Measures of passages say themselves what they are for.
bool wants_passages(const AgreeRequest& request) {
    if (!request.unit.empty()) return request.unit == "span";
    return !request.measures.empty() &&
           std::ranges::all_of(request.measures, [](const std::string& name) {
               return find_span_measure(name) && !find_rating_measure(name);
           });
}

double asked_share(const std::string& text, const std::string& unit) {
    if (text.empty()) return 0;
    double share = 0;
    const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), share);
    if (problem != std::errc() || end != text.data() + text.size() || !(share > 0 && share <= 1))
        refuse("--share is a part of each unit, above 0 and at most 1 (0.5: half of it), not '" +
               text + "'.");
    if (unit == "character" || unit == "span")
        refuse("A " + unit +
               " has no parts: --share goes with larger units of text, such as turns. Leave it "
               "out, or name another unit.");
    return share;
}

CodedUnitOptions asked_units(const AgreeRequest& request) {
    CodedUnitOptions units;
    const std::string unit = request.unit.empty() ? "turn" : request.unit;
    if (unit != "span") {
        const auto found = find_unit(unit);
        if (!found)
            refuse("There is no unit '" + unit + "'. There are " + unit_names("and") +
                   ", and span.");
        units.unit = *found;
    }
    units.participant_turns_only = !request.all_turns;
    units.without_off_topic = request.without_off_topic;
    units.marked_only = request.marked_only;
    units.roll_up = asked_roll_up(request.roll_up);
    units.share = asked_share(request.share, unit);
    return units;
}

StudyAgreementOptions asked_options(const Project& project, const AgreeRequest& request) {
    StudyAgreementOptions options;
    options.units = asked_units(request);
    options.passages = wants_passages(request);
    if (!request.by.empty() && request.by != "code" && request.by != "set")
        refuse("--by is code or set, not '" + request.by + "'.");
    // A distance of sets says that sets are meant.
    options.sets = request.by == "set" || (request.by.empty() && !request.how.distance.empty());
    if (options.passages && options.sets)
        refuse("Sets of codes are on units of text: with --by set take --unit " + unit_names("or") +
               ".");
    if (options.passages && options.units.marked_only)
        refuse("Passages have no units to leave out: --marked-only goes with --unit " +
               unit_names("or") + ".");
    for (const std::string& code : request.codes)
        options.codes.push_back(find_code(project, code).id);
    options.measures = request.measures;
    options.fewest = request.fewest;
    if (!request.how.distance.empty()) options.distance = set_distance(request.how.distance);
    options.spans = span_options(request.how);
    options.interval = request.how.interval;
    if (!request.interval.empty()) options.interval.method = interval_method(request.interval);
    return options;
}

void require_asked(const Project& project, std::span<const TranscriptId> transcripts) {
    for (const TranscriptId transcript : transcripts)
        for (const QuestionId question : questions_of_turns(project, transcript))
            if (question) return;
    throw Error(
        ErrorKind::Conflict,
        "In none of the compared transcripts is a question of the interview guide marked as "
        "asked. Say where each was asked: tandem guide ask.");
}

struct Compared {
    std::string where;  // added to the denominator in words
    std::vector<CoderId> coders;
    std::vector<TranscriptId> transcripts;
    std::vector<const Coding*> codings;
    StudyAgreementOptions options;
};

Compared compared(const Project& project, Viewer viewer, const AgreeRequest& request) {
    Compared out;
    out.coders = asked_coders(project, request.coders);
    out.options = asked_options(project, request);
    const std::optional<std::string> group = asked_group(project, request.group);
    const RoundId round = asked_round(project, request.round);
    out.transcripts = asked_transcripts(project, viewer, out.coders, group, round);
    if (!out.options.passages && out.options.units.unit == Unit::Question)
        require_asked(project, out.transcripts);
    out.codings = visible_codings(project, viewer);
    out.where = where_in_words(project, group, round);
    return out;
}

StudyAgreement agreement_of(const Project& project, const Compared& what) {
    StudyAgreement out =
        study_agreement(project, what.codings, what.transcripts, what.coders, what.options);
    out.denominator += what.where;
    return out;
}

// Names that stay apart in a list with | between: a code's own, its path where two have one name.
std::vector<std::string> names_for_lists(const Project& project, std::span<const CodeId> codes) {
    std::map<std::string, int> uses;
    for (const CodeId code : codes) ++uses[project.codes.find(code)->name];
    std::vector<std::string> names;
    for (const CodeId code : codes) {
        const std::string& name = project.codes.find(code)->name;
        names.push_back(uses[name] > 1 ? project.path(code) : name);
        if (names.back().find('|') != std::string::npos)
            refuse("The code '" + name +
                   "' has a | in its name, which parts the codes of a unit in the file. Rename it "
                   "first: tandem codebook edit.");
    }
    return names;
}

}  // namespace

StudyAgreement agree(const Project& project, Viewer viewer, const AgreeRequest& request) {
    return agreement_of(project, compared(project, viewer, request));
}

std::vector<StudyAgreement> what_changes(const Project& project, Viewer viewer,
                                         const AgreeRequest& request) {
    const Compared what = compared(project, viewer, request);
    if (what.options.passages || what.options.sets)
        refuse(
            "What changes a figure is shown for single codes in units of text: leave --unit span "
            "and --by set out.");
    std::vector<StudyAgreement> all =
        agreement_by_unit(project, what.codings, what.transcripts, what.coders, what.options);
    for (StudyAgreement& each : all) each.denominator += what.where;
    return all;
}

std::string defaults_in_words(const AgreeRequest& request) {
    std::vector<std::string> taken;
    if (request.unit.empty() && !wants_passages(request))
        taken.push_back(
            "the turn as unit, because turns are there before anybody codes and every coder sees "
            "them");
    if (!request.all_turns)
        taken.push_back(
            "without the interviewer's turns, because most teams never code them and they push "
            "every chance-corrected figure");
    if (request.measures.empty() && request.unit == "span")
        taken.push_back("the unitizing alphas, because they need no parameters");
    else if (request.measures.empty())
        taken.push_back(
            "Krippendorff's alpha among the measures, because it is one formula for any number of "
            "coders");
    if (request.interval.empty())
        taken.push_back(
            "intervals by leaving out one transcript at a time, because the units of one interview "
            "resemble each other");
    std::string sentence;
    for (const std::string& each : taken)
        sentence += (sentence.empty() ? "Taken, as nothing else was named: " : "; ") + each;
    return sentence.empty() ? "" : sentence + ".";
}

WrittenRatings write_ratings(const Project& project, Viewer viewer, const AgreeRequest& request,
                             const std::string& path) {
    const Compared what = compared(project, viewer, request);
    if (what.options.passages)
        refuse("Passages have no units to write: --matrix goes with --unit " + unit_names("or") +
               ".");
    const CodedUnits units =
        code_units(project, what.codings, what.transcripts, what.coders, what.options.units);
    std::vector<bool> wanted(units.codes.size(), what.options.codes.empty());
    for (const CodeId named : what.options.codes)
        for (std::size_t at = 0; at < units.codes.size(); ++at)
            if (units.codes[at] == project.resolve(named)) wanted[at] = true;
    WrittenRatings written{units.total, what.options.sets || std::ranges::count(wanted, true) != 1};
    const std::vector<std::string> names =
        written.sets ? names_for_lists(project, units.codes) : std::vector<std::string>();
    std::string text = csv_line({"unit", "coder", "value", "cluster"});
    for (const CodedUnit& unit : units.units) {
        std::vector<std::string> values(units.coders.size());
        for (const GivenCode& given : unit.given)
            for (std::size_t coder = 0; coder < values.size(); ++coder) {
                const auto code = static_cast<std::size_t>(given.code);
                if (!wanted[code] || (given.coders >> coder & 1) == 0) continue;
                values[coder] += (values[coder].empty() ? "" : "|") +
                                 (written.sets ? names[code] : std::string("1"));
            }
        const TranscriptId transcript =
            units.transcripts[static_cast<std::size_t>(unit.transcript)];
        for (std::int64_t at = 0; at < unit.times; ++at)
            for (std::size_t coder = 0; coder < values.size(); ++coder)
                text += csv_line({unit_label(project, units, unit, at),
                                  project.coders.find(units.coders[coder])->name,
                                  values[coder].empty() && !written.sets ? "0" : values[coder],
                                  project.transcripts.find(transcript)->name});
    }
    write_file(path, text);
    return written;
}

}  // namespace tandem
