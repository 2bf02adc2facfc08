// agree.
#include <ostream>

#include "tandem/app/agree.h"
#include "tandem/base/error.h"
#include "tandem/tables/study_agreement_table.h"

#include "cli/print.h"
#include "cli/print_agreement.h"
#include "cli/verbs.h"

namespace tandem::cli {
namespace {

struct Agreeing {
    AgreeRequest request;
    std::string matrix;  // the file to write, or empty
    bool with_work = false, what_changes = false;
    CLI::Option* roll_up = nullptr;
};

void add_units(CLI::App& verb, Agreeing& agreeing) {
    AgreeRequest& request = agreeing.request;
    add_value(verb, "--coders", request.coders, "Two names or more with commas between");
    add_value(verb, "--unit", request.unit, "turn, sentence, character, document or span")
        ->check(CLI::IsMember(
            std::vector<std::string>{"turn", "sentence", "character", "document", "span"}));
    add_value(verb, "--by", request.by,
              "code: each by itself; set: all codes of a unit as one value")
        ->check(CLI::IsMember(std::vector<std::string>{"code", "set"}));
    add_value(verb, "--code", request.codes, "Only this code; again for more");
    add_value(verb, "--group", request.group, "Only transcripts of participants of this group");
    add_value(verb, "--round", request.round, "Only this round; else the latest");
    verb.add_flag("--all-turns", request.all_turns, "Count the interviewer's turns too");
    verb.add_flag("--without-offtopic", request.without_off_topic,
                  "Leave out turns that every coder called off topic");
    verb.add_flag("--marked-only", request.marked_only,
                  "Only units to which somebody gave a code: a conditional figure");
    add_value(verb, "--share", request.share,
              "A unit has a code from this share of its characters on (0.5); else from the first "
              "character on");
    agreeing.roll_up =
        verb.add_option("--roll-up", request.roll_up,
                        "A coding counts for the code above it at this level of the tree, 1 at the "
                        "top; without a level for all codes above it")
            ->expected(0, 1);
}

void add_measures(CLI::App& verb, AgreeRequest& request) {
    add_value(verb, "--measure", request.measures, "A measure by name; again for more");
    add_value(verb, "--distance", request.how.distance,
              "Of sets: nominal, jaccard, masi or passonneau2004");
    add_value(verb, "--match", request.how.match,
              "Of span-f1: exact, exact-without-code, overlap or iou:0.5");
    add_value(verb, "--threshold", request.how.threshold,
              "The least overlap: of iou 0.5, of maxqda-kappa 0.9");
    add_value(verb, "--sampler", request.how.sampler, "Of gamma's chance: pivot or normal");
    add_value(verb, "--samples", request.how.samples,
              "Of gamma's chance; else as many as a precision of 2 % needs")
        ->check(CLI::Range(1, 1'000'000));
    add_value(verb, "--interval", request.interval,
              ("How sure: " + joined(interval_names())).c_str())
        ->check(CLI::IsMember(interval_names()));
    add_value(verb, "--confidence,--level", request.how.interval.level, "Of the intervals, 0.95")
        ->check(CLI::Range(0.5, 0.9999));
    add_value(verb, "--replicates", request.how.interval.replicates, "Of a bootstrap, 1000")
        ->check(CLI::Range(2, 10'000'000));
    add_value(verb, "--seed", request.how.interval.seed, "Of a bootstrap and of gamma's chance, 1");
}

std::string matrix_sentence(const WrittenRatings& written, const std::string& file) {
    return "Wrote " + counted(written.units, "unit", "units") + " to " + file +
           (written.sets ? ", a set of codes for each coder"
                         : ", 1 where the code was given, else 0") +
           ": tandem measure NAME --ratings " + file + (written.sets ? "." : " --categories 0,1.");
}

void answer(const Session& session, const Agreeing& agreeing) {
    const Workspace workspace = session.open_for_reading();
    const Project& project = workspace.project();
    const Viewer viewer = viewer_of(workspace);
    const AgreeRequest& request = agreeing.request;
    const PrintedAgreement how{defaults_in_words(request), agreeing.with_work};
    std::vector<StudyAgreement> changes;
    if (agreeing.what_changes) changes = what_changes(project, viewer, request);
    WrittenRatings written;
    if (!agreeing.matrix.empty())
        written = write_ratings(project, viewer, request, agreeing.matrix);
    if (session.json) {
        Json out = json_of(project, agree(project, viewer, request), how);
        if (agreeing.what_changes) out["what_changes"] = what_changes_json(project, changes);
        if (!agreeing.matrix.empty())
            out["matrix"] = {
                {"file", agreeing.matrix}, {"units", written.units}, {"sets", written.sets}};
        out["hidden"] = hides_something(workspace);
        return session.print_json(out);
    }
    if (agreeing.what_changes)
        session.out << text_of(what_changes_table(project, changes));
    else
        session.out << text_of(project, agree(project, viewer, request), how);
    if (!agreeing.matrix.empty())
        session.out << "\n" << matrix_sentence(written, agreeing.matrix) << "\n";
    session.print_hidden_note(workspace);
}

}  // namespace

void add_agree_verbs(CLI::App& parser, Session& session) {
    const auto agreeing = std::make_shared<Agreeing>();
    CLI::App* verb = add_reading_verb(
        parser, session, "agree",
        "Compare coders, code by code, over the transcripts that all of them have declared done.",
        "tandem agree stigma.tandem --unit sentence --measure krippendorff-alpha");
    add_units(*verb, *agreeing);
    add_measures(*verb, agreeing->request);
    verb->add_flag("--show-work", agreeing->with_work,
                   "The matrix, the units, what is left out, the formula with the numbers in it");
    verb->add_flag("--what-changes", agreeing->what_changes,
                   "The same by turn, sentence and character, of all text and of marked text");
    add_value(*verb, "--matrix", agreeing->matrix,
              "Write the units as CSV, as tandem measure --ratings reads them");
    verb->callback([&session, agreeing] {
        if (agreeing->roll_up->count() > 0 && agreeing->request.roll_up.empty())
            agreeing->request.roll_up = "all";
        answer(session, *agreeing);
    });
}

}  // namespace tandem::cli
