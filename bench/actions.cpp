// What one action costs against the number of codings in the study: it must not grow with it.
#include <algorithm>

#include "bare_sqlite.h"
#include "measure.h"
#include "study.h"

namespace tandem::bench {

namespace {

constexpr int kRuns = 200;
const std::string kHow = std::to_string(kRuns) + " times";

// The last transcript is the one that its coders have not declared done.
TranscriptId open_transcript(const Project& project) {
    return std::prev(project.transcripts.end())->id;
}

// Other words on each run of the program, since the codings stay.
Random seeded(const Workspace& study) {
    return Random(study.project().codings().size());
}

Times measure_apply(Workspace& study) {
    Random random = seeded(study);
    const TranscriptId transcript = open_transcript(study.project());
    std::vector<ApplyCode> commands;
    for (int i = 0; i < kRuns; ++i)
        commands.push_back(some_coding(study.project(), transcript, random));
    std::size_t next = 0;
    return time_runs(kRuns, [&] { study.run(commands[next++]); });
}

// One word at the start of the transcript's longest turn, there and back again.
Times measure_correction(Workspace& study) {
    const TranscriptId transcript = open_transcript(study.project());
    const auto& turns = study.project().turns(transcript);
    const Turn turn = *std::max_element(
        turns.begin(), turns.end(),
        [](const Turn& a, const Turn& b) { return a.text.size() < b.text.size(); });
    bool changed = turn.text.rfind("Changed ", 0) == 0;
    const std::string words =
        changed ? turn.text.substr(8) : turn.text.substr(turn.text.find(' ') + 1);
    return time_runs(kRuns, [&] {
        changed = !changed;
        study.run(CorrectTurn{transcript, turn.id, (changed ? "Changed " : "Restored ") + words});
    });
}

Times measure_undo(Workspace& study) {
    return time_runs(kRuns / 2, [&] { study.undo(); });
}

Times measure_undo_sentence(const Workspace& study) {
    return time_runs(kRuns, [&] { study.undo_sentence(); });
}

Times measure_one_study(const std::string& folder, const Size& size) {
    Workspace study = Workspace::open(study_path(folder, size), bench_clock());
    study.set_actor("Ana");
    const std::string in =
        " in " + size.name + " (" + std::to_string(study.project().codings().size()) + " codings)";
    const Times apply = measure_apply(study);
    print_row("Apply one code" + in, times_text(apply), kHow);
    print_row(
        "Correct one word" + in, times_text(measure_correction(study)),
        kHow + ", in a transcript with " +
            std::to_string(study.project().codings_in(open_transcript(study.project())).size()) +
            " codings");
    print_row("Say what undo would do" + in, times_text(measure_undo_sentence(study)), kHow);
    print_row("Undo" + in, times_text(measure_undo(study)), std::to_string(kRuns / 2) + " times");
    print_row("Say what undo would do, after those" + in, times_text(measure_undo_sentence(study)),
              kHow);
    return apply;
}

void measure_actions(const std::string& folder) {
    BareFile bare(folder + "/bare.sqlite");
    const Times commit = time_runs(kRuns, [&] { bare.commit_one_coding(); });
    print_row("Commit one row by bare SQLite", times_text(commit),
              kHow + ", same settings, same disk");
    const Times in_one = measure_one_study(folder, kOne);
    const Times in_s = measure_one_study(folder, kS);
    const Times in_l = measure_one_study(folder, kL);
    print_row("Apply one code: L to one transcript",
              number(in_l.median_ms / in_one.median_ms) + " times, processor " +
                  number(in_l.cpu_ms / in_one.cpu_ms) + " times",
              "medians above, 1,000,000 codings to 1,000");
    print_row("Apply one code in S, as a ratio to the bare commit",
              number(in_s.median_ms / commit.median_ms) + " times", "medians above");
}

}  // namespace
}  // namespace tandem::bench

int main(int, char** arguments) {
    tandem::bench::measure_actions(arguments[1]);
}
