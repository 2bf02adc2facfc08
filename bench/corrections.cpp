// Corrections in a transcript of 8,000 words with 2,000 codings, each beside one bare commit.
#include <algorithm>
#include <filesystem>

#include "tandem/app/reimport.h"
#include "tandem/app/replacements.h"

#include "bare_sqlite.h"
#include "measure.h"
#include "study.h"

namespace tandem::bench {

namespace {

constexpr int kRuns = 100;
const Size kCoded{"coded", 1, 2000};

const Turn& longest_turn(const Project& project, TranscriptId transcript) {
    const auto& turns = project.turns(transcript);
    return *std::max_element(
        turns.begin(), turns.end(),
        [](const Turn& a, const Turn& b) { return a.text.size() < b.text.size(); });
}

// One word at the start of the longest turn, another one each time.
Times measure_word(Workspace& study, TranscriptId transcript) {
    int number = 0;
    return time_runs(kRuns, [&] {
        const Turn& turn = longest_turn(study.project(), transcript);
        study.run(CorrectTurn{transcript, turn.id,
                              "Word" + std::to_string(++number) +
                                  turn.text.substr(turn.text.find(' '))});
    });
}

// The longest turn in two, and one again.
Times measure_split_and_join(Workspace& study, TranscriptId transcript) {
    bool split = false;
    std::int64_t below = 0;
    return time_runs(kRuns, [&] {
        split = !split;
        if (split) {
            const Turn& turn = longest_turn(study.project(), transcript);
            below = turn.number + 1;
            study.run(SplitTurn{transcript, turn.id, {length(turn.text).value / 2}, {}});
        } else {
            study.run(JoinTurns{
                transcript, study.project().find_turn_number(transcript, below)->id, " "});
        }
    });
}

ReplaceWords all_of(const Project& project, const std::string& words, const std::string& with) {
    return {find_replacements(project, {words, with, true, false}), words, with};
}

// The text as it is, with every fortieth word another one, and each tenth turn split.
ReimportTranscript corrected_file(const Project& project, TranscriptId transcript, int run) {
    ReimportTranscript command{transcript, "again.txt", "run " + std::to_string(run), {}};
    int words = 0, turns = 0;
    for (const Turn& turn : project.turns(transcript)) {
        std::string text;
        for (std::size_t at = 0; at < turn.text.size();) {
            const std::size_t end = std::min(turn.text.find(' ', at), turn.text.size());
            if (!text.empty()) text += ' ';
            text += ++words % 40 == 0 ? "w" + std::to_string(run) + "x" + std::to_string(words)
                                      : turn.text.substr(at, end - at);
            at = end + 1;
        }
        const std::string speaker(project.speaker_label(turn));
        const std::size_t cut = text.find(' ', text.size() / 2);
        if (++turns % 10 == 0 && cut != std::string::npos) {
            command.parsed.turns.push_back({speaker, {}, {}, text.substr(0, cut)});
            text.erase(0, cut + 1);
        }
        command.parsed.turns.push_back({speaker, {}, {}, text});
    }
    return command;
}

void measure_corrections(const std::string& folder) {
    // The study is changed, so a copy of it.
    const std::string path = folder + "/corrections.tandem";
    std::filesystem::copy_file(study_path(folder, kCoded), path,
                               std::filesystem::copy_options::overwrite_existing);
    Workspace study = Workspace::open(path, bench_clock());
    const TranscriptId transcript = study.project().transcripts.begin()->id;
    BareFile bare(folder + "/bare.sqlite");
    const Times commit = time_runs(kRuns, [&] { bare.commit_one_coding(); });
    const Times word = measure_word(study, transcript);
    const std::string how = std::to_string(kRuns) + " times";
    print_row("Commit one row by bare SQLite", times_text(commit), how);
    print_row("Correct one word, " +
                  std::to_string(study.project().codings_in(transcript).size()) +
                  " codings in the transcript",
              times_text(word), how + "; " + number(word.median_ms / commit.median_ms) +
                                    " bare commits");
    const Times split = measure_split_and_join(study, transcript);
    print_row("Split a turn, or join it again", times_text(split),
              how + "; " + number(split.median_ms / commit.median_ms) + " bare commits");
    const std::size_t places = all_of(study.project(), "the", "teh").places.size();
    bool there = false;
    const Times replace = time_runs(10, [&] {
        study.run(there ? all_of(study.project(), "teh", "the")
                        : all_of(study.project(), "the", "teh"));
        there = !there;
    });
    print_row("Find and replace a word in " + std::to_string(places) + " places",
              times_text(replace), "10 times, there and back");
    int run = 0;
    std::vector<Times> again;
    for (int i = 0; i < 10; ++i) {
        const ReimportTranscript command = corrected_file(study.project(), transcript, ++run);
        again.push_back(time_runs(1, [&] { study.run(command); }));
        study.undo();
    }
    print_row("Take a corrected file (every 40th word another, every 10th turn split)",
              times_text(summary(again)), "10 times, each undone");
}

}  // namespace
}  // namespace tandem::bench

int main(int, char** arguments) {
    tandem::bench::measure_corrections(arguments[1]);
}
