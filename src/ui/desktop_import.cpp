// Importing: files are read beside the frame, shown, and written beside the frame.
#include "tandem/base/error.h"

#include "ui/desktop.h"
#include "ui/words.h"

namespace tandem::ui {
namespace {

struct Reading {
    std::vector<std::string> paths;
    ImportOptions options;
    std::optional<Project> project;
    ImportPlan plan;
};

struct Importing {
    std::shared_ptr<ImportPlan> plan;
    std::optional<Workspace> study;  // lent
};

// All or nothing: what was done before an error or Cancel is undone.
void write_import(Importing& import, const ImportOptions::Attempt& attempt, const Steps& steps) {
    Workspace& study = *import.study;
    std::int64_t first = 0;  // of the one gesture that all of it is
    bool all = false;
    const auto run = [&](const Command& command) {
        const RunResult result = study.run(command, steps, first);
        if (first == 0) first = result.journal_number;
    };
    const std::string problem = attempt([&] {
        for (const Command& command : import.plan->commands) run(command);
        for (const CodingsFile& file : import.plan->codings)
            run(Command{resolve_codings(study.project(), file)});
        all = true;
    });
    if (all) return;
    if (first) study.undo();
    throw Error(problem.empty() ? ErrorKind::Cancelled : ErrorKind::BadInput, problem);
}

std::vector<ImportState::Warning> warnings_of(const ImportPlan& plan) {
    std::vector<ImportState::Warning> warnings;
    for (const ImportPreview& file : plan.files)
        if (file.problem.empty())
            for (const ReadWarning& warning : file.warnings)
                warnings.push_back({file.file_name, describe(warning)});
    return warnings;
}

}  // namespace

void Desktop::read_for_import(const std::vector<std::string>& paths, const std::string& type) {
    const auto reading = std::make_shared<Reading>();
    reading->paths = paths;
    reading->options.type = type;
    reading->options.coder = study_->workspace.actor();
    reading->options.attempt = [](const std::function<void()>& work) {
        return in_words(work).error;
    };
    Job job;
    job.title = "Reading " + counted(static_cast<std::int64_t>(paths.size()), "file");
    job.prepare = [this, reading] {
        if (!has_all_texts()) return false;
        reading->project = study_->workspace.project().snapshot();
        return true;
    };
    job.work = [reading](const Steps& steps) {
        reading->plan = plan_import(*reading->project, reading->paths, reading->options, steps);
    };
    job.finish = [this, reading](const Ending& ending) {
        ImportPlan& plan = reading->plan;
        if (!ending.well())
            say_ending(ending, "Nothing was imported");
        else if (plan.files.size() == 1 && !plan.files[0].problem.empty())
            state_.message = {plan.files[0].problem, true};
        else
            state_.import = {std::make_shared<ImportPlan>(std::move(plan)), {}, {}};
    };
    jobs_.add(std::move(job));
}

void Desktop::act(const CloseImport&) {
    if (state_.import.plan) say("Nothing was imported");
    state_.import = {};
}

void Desktop::act(const StartImport&) {
    if (!state_.import.plan) return;
    const auto import = std::make_shared<Importing>();
    import->plan = std::exchange(state_.import, {}).plan;
    Job job;
    job.title = "Importing " + describe(*import->plan);
    job.stake = "files are being imported";
    job.prepare = [this, import] {
        if (!has_all_texts()) return false;
        import->study.emplace(study_->workspace.lend());
        return true;
    };
    job.work = [import](const Steps& steps) {
        const auto attempt = [](const std::function<void()>& work) { return in_words(work).error; };
        write_import(*import, attempt, steps);
    };
    job.finish = [this, import](const Ending& ending) {
        if (import->study) study_->workspace.take_back(std::move(*import->study));
        undo_revision_ = 0;
        if (ending.well())
            show_imported(*import->plan);
        else
            say_ending(ending, "The import was cancelled; nothing of it is in the study");
        after_change();
    };
    jobs_.add(std::move(job));
}

void Desktop::show_imported(const ImportPlan& plan) {
    ImportState& import = state_.import;
    import.warnings = warnings_of(plan);
    import.result = "Imported " + describe(plan);
    if (!import.warnings.empty())
        import.result +=
            ", " + counted(static_cast<std::int64_t>(import.warnings.size()), "warning");
    say(import.result);
    for (const ImportPreview& file : plan.files) {
        if (file.kind != "transcript" || !file.problem.empty()) continue;
        const Transcript* transcript = study_->workspace.project().find_transcript(file.name);
        if (transcript) state_.message.show = OpenTranscript{transcript->id, {}, {}, {}};
        return;
    }
}

}  // namespace tandem::ui
