// What one action costs against the number of codings in the study: it must not grow with it.
#include <algorithm>

#include "tandem/app/derived.h"

#include "bare_sqlite.h"
#include "measure.h"
#include "study.h"

namespace tandem::bench {

namespace {

constexpr int kRuns = 200, kLooks = 20;
const std::string kHow = std::to_string(kRuns) + " times";

// The last transcript is the one that its coders have not declared done.
TranscriptId open_transcript(const Project& project) {
    return std::prev(project.transcripts.end())->id;
}

// A coding that Ana does not have yet: those of earlier runs stay in the study.
ApplyCode new_coding(const Project& project, Random& random) {
    const TranscriptId transcript = open_transcript(project);
    const auto& known = project.codings_in(transcript);
    for (;;) {
        ApplyCode command = some_coding(project, transcript, random);
        if (std::none_of(known.begin(), known.end(), [&](CodingId id) {
                const Coding& coding = *project.codings().find(id);
                return coding.code == command.code && coding.spans == command.spans;
            }))
            return command;
    }
}

// Applies codes; between any two actions the bare file commits one row, so that both meet the disk
// in the same mood. Returns the actions' times and the commits'.
std::pair<Times, Times> measure_apply(Workspace& study, BareFile& bare) {
    Random random(study.project().codings().size());
    std::vector<Times> actions, commits;
    for (int i = 0; i < kRuns; ++i) {
        const ApplyCode command = new_coding(study.project(), random);
        actions.push_back(time_runs(1, [&] { study.run(command); }));
        commits.push_back(time_runs(1, [&] { bare.commit_one_coding(); }));
    }
    return {summary(actions), summary(commits)};
}

// What a window shows after an action that it must work out anew.
void look(Derived& derived, const Workspace& study) {
    for (const Code& code : study.project().codes) derived.count_of(code.id);
    for (const Transcript& each : study.project().transcripts) derived.count_in(each.id);
    derived.marks(open_transcript(study.project()));
    derived.codes();
    derived.hides_something();
    study.undo_sentence();
    study.redo_sentence();
}

Times measure_look(Workspace& study) {
    Random random(study.project().codings().size());
    Derived derived(study);
    look(derived, study);
    std::vector<Times> looks;
    for (int i = 0; i < kLooks; ++i) {
        study.run(new_coding(study.project(), random));
        looks.push_back(time_runs(1, [&] { look(derived, study); }));
    }
    return summary(looks);
}

// One word at the start of the transcript's longest turn, there and back again.
Times measure_correction(Workspace& study) {
    const TranscriptId transcript = open_transcript(study.project());
    const auto& turns = study.project().turns(transcript);
    const Turn turn = *std::max_element(
        turns.begin(), turns.end(),
        [](const Turn& a, const Turn& b) { return a.text.size() < b.text.size(); });
    bool changed = turn.text.rfind("Changed ", 0) == 0;
    const std::string words = turn.text.substr(turn.text.find(' ') + 1);
    return time_runs(kRuns, [&] {
        changed = !changed;
        study.run(CorrectTurn{transcript, turn.id, (changed ? "Changed " : "Restored ") + words});
    });
}

// Returns an action as a ratio to a bare commit, and its processor time.
std::pair<double, double> measure_one_study(const std::string& folder, const Size& size) {
    BareFile bare(folder + "/bare.sqlite");
    Workspace study = Workspace::open(study_path(folder, size), bench_clock());
    study.set_actor("Ana");
    const Project& project = study.project();
    const std::string in =
        " in " + size.name + " (" + std::to_string(project.codings().size()) + " codings)";
    const auto [apply, commit] = measure_apply(study, bare);
    print_row("Apply one code" + in, times_text(apply), kHow);
    print_row("Commit one row by bare SQLite", times_text(commit),
              kHow + ", in turns with the actions above; same settings, same disk");
    print_row("What a window works out anew after it" + in, times_text(measure_look(study)),
              std::to_string(kLooks) +
                  " times: counts of all codes and transcripts, marks of the transcript at hand, "
                  "code tree, what is hidden, what undo and redo would do");
    print_row("Correct one word" + in, times_text(measure_correction(study)),
              kHow + ", in a transcript with " +
                  std::to_string(project.codings_in(open_transcript(project)).size()) + " codings");
    print_row("Undo" + in, times_text(time_runs(kRuns / 2, [&] { study.undo(); })),
              std::to_string(kRuns / 2) + " times");
    return {apply.median_ms / commit.median_ms, apply.cpu_ms};
}

void measure_actions(const std::string& folder) {
    const auto [one_ratio, one_cpu] = measure_one_study(folder, kOne);
    const auto [s_ratio, s_cpu] = measure_one_study(folder, kS);
    const auto [l_ratio, l_cpu] = measure_one_study(folder, kL);
    print_row("Apply one code, as a ratio to the bare commit",
              "1,000 codings " + number(one_ratio) + ", S " + number(s_ratio) + ", L " +
                  number(l_ratio) + " times",
              "medians above");
    print_row(
        "Apply one code with 1,000,000 codings, as a ratio to 1,000 codings",
        number(l_ratio / one_ratio) + " times; processor " + number(l_cpu / one_cpu) + " times",
        "from the line above; medians of processor time");
}

}  // namespace
}  // namespace tandem::bench

int main(int, char** arguments) {
    tandem::bench::measure_actions(arguments[1]);
}
