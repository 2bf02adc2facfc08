// agree.
#include <ostream>

#include "tandem/tables/study_agreement_table.h"

#include "cli/agree_options.h"
#include "cli/print.h"
#include "cli/print_agreement.h"
#include "cli/verbs.h"

namespace tandem::cli {
namespace {

struct Agreeing {
    AgreeOptions options;
    std::string matrix;  // the file to write, or empty
    bool with_work = false, what_changes = false;
};

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
    const AgreeRequest request = asked_agreement(agreeing.options);
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
    add_agree_options(*verb, agreeing->options);
    verb->add_flag("--show-work", agreeing->with_work,
                   "The matrix, the units, what is left out, the formula with the numbers in it");
    verb->add_flag("--what-changes", agreeing->what_changes,
                   "The same by turn, sentence and character, of all text and of marked text");
    add_value(*verb, "--matrix", agreeing->matrix,
              "Write the units as CSV, as tandem measure --ratings reads them");
    verb->callback([&session, agreeing] { answer(session, *agreeing); });
}

}  // namespace tandem::cli
