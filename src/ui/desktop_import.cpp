// Importing: files are read beside the frame, shown, and written beside the frame.
#include <filesystem>

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
    RunResult last;                  // of its commands
};

struct ReadingAgain {
    std::string path;
    TranscriptId transcript;
    std::optional<Project> project;
    Viewer viewer;
    AgainPreview made;
};

std::string place_of(const Project& project, const Coding& coding) {
    const Transcript& transcript = *project.transcripts.find(coding.transcript);
    const Turn* turn = coding.spans.empty()
                           ? nullptr
                           : project.find_turn(coding.transcript, coding.spans.front().turn);
    return turn ? turn_name(transcript, *turn) : transcript.name;
}

void read_again_for_preview(ReadingAgain& reading) {
    const Project& project = *reading.project;
    AgainPreview& made = reading.made;
    made.command = read_again(project, reading.transcript, reading.path);
    made.transcript = project.transcripts.find(reading.transcript)->name;
    const ReimportPlan plan = plan_reimport(project, reading.transcript, made.command.parsed);
    made.same = static_cast<std::int64_t>(plan.same);
    made.changed = static_cast<std::int64_t>(plan.changed);
    for (const ReimportedTurn& turn : plan.turns)
        if (!turn.kept) ++(turn.source ? made.split : made.added);
    for (const GoneTurn& gone : plan.gone) ++(gone.joined ? made.joined : made.gone);
    const ReimportedCodings codings =
        codings_after(project, reading.viewer, reading.transcript, made.command.parsed, plan);
    const auto add = [&](const Coding* coding, bool lost) {
        const Code* code = project.codes.find(coding->code);
        const Coder* coder = project.coders.find(coding->coder);
        made.codings.push_back({lost, place_of(project, *coding), code ? code->name : "",
                                coder ? coder->name : "", coding->quote});
    };
    for (const Coding* coding : codings.changed) add(coding, false);
    for (const Coding* coding : codings.lost) add(coding, true);
}

// All or nothing: what was done before an error or Cancel is undone.
void write_import(Importing& import, const ImportOptions::Attempt& attempt, const Steps& steps) {
    Workspace& study = *import.study;
    std::int64_t first = 0;  // of the one gesture that all of it is
    bool all = false;
    const auto run = [&](const Command& command) {
        import.last = study.run(command, steps, first);
        if (first == 0) first = import.last.journal_number;
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

void Desktop::read_for_import(const std::vector<std::string>& paths, const ImportFields& fields) {
    const auto reading = std::make_shared<Reading>();
    reading->paths = paths;
    reading->options.type = fields.type;
    reading->options.reading = fields.reading;
    reading->options.people = fields.people;
    reading->options.survey = fields.survey;
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
    const bool again = state_.import.plan && state_.import.paths == paths;
    job.finish = [this, reading, fields, again, number = ++import_reading_](const Ending& ending) {
        // Read otherwise by now, or imported or not in the meantime.
        if (number != import_reading_ || (again && !state_.import.plan)) return;
        ImportPlan& plan = reading->plan;
        if (!ending.well()) {
            say_ending(ending, "Nothing was imported");
            return;
        }
        // A file that is there can perhaps be read in another way: the fields are there to say so.
        const bool alone = plan.files.size() == 1 && !plan.files[0].problem.empty();
        if (alone) state_.message = {plan.files[0].problem, true};
        std::error_code none;
        if (!alone || std::filesystem::exists(reading->paths[0], none)) {
            state_.import = {};
            state_.import.plan = std::make_shared<ImportPlan>(std::move(plan));
            state_.import.paths = reading->paths;
            state_.import.fields = fields;
        }
    };
    jobs_.add(std::move(job));
}

void Desktop::act(const ReadImportAgain&) {
    if (state_.import.plan) read_for_import(state_.import.paths, state_.import.fields);
}

// A file corrected elsewhere, for the open transcript.
void Desktop::read_in_place(const std::string& path) {
    const auto reading = std::make_shared<ReadingAgain>();
    reading->path = path;
    reading->transcript = state_.transcript.transcript;
    save_correction();
    Job job;
    job.title = "Reading " + path.substr(path.rfind('/') + 1);
    job.prepare = [this, reading] {
        if (!has_all_texts()) return false;
        reading->project = study_->workspace.project().snapshot();
        reading->viewer = study_->derived.viewer();
        return true;
    };
    job.work = [reading](const Steps&) { read_again_for_preview(*reading); };
    job.finish = [this, reading](const Ending& ending) {
        if (!ending.well()) return say_ending(ending, "Nothing was imported");
        if (study_->derived.viewer().me != reading->viewer.me) return;  // somebody else is at work
        state_.import = {};
        state_.import.again = std::make_shared<AgainPreview>(std::move(reading->made));
    };
    jobs_.add(std::move(job));
}

void Desktop::act(const CloseImport&) {
    if (state_.import.plan || state_.import.again) say("Nothing was imported");
    state_.import = {};
}

void Desktop::act(const StartImport&) {
    if (!state_.import.is_open()) return;
    save_correction();
    const ImportState asked = std::exchange(state_.import, {});
    const auto import = std::make_shared<Importing>();
    import->plan = asked.plan;
    TranscriptId again;  // whose text is replaced
    if (asked.again) {
        again = asked.again->command.transcript;
        import->plan = std::make_shared<ImportPlan>();
        import->plan->commands.emplace_back(asked.again->command);
    }
    if (!import->plan) return;
    Job job;
    job.title =
        "Importing " + (asked.again ? asked.again->command.file_name : describe(*import->plan));
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
    job.finish = [this, import, again](const Ending& ending) {
        if (import->study) study_->workspace.take_back(std::move(*import->study));
        undo_revision_ = 0;
        if (ending.well() && again)
            show_imported_again(again, import->last);
        else if (ending.well())
            show_imported(*import->plan);
        else
            say_ending(ending, "The import was cancelled; nothing of it is in the study");
        after_change();
    };
    jobs_.add(std::move(job));
}

// Codings whose words it changed are listed at once.
void Desktop::show_imported_again(TranscriptId transcript, const RunResult& result) {
    say(result.sentence, result.remarks);
    ChangedState here;
    here.transcript = transcript;
    state_.changed = here;
    for (const CodingId id : study_->derived.changed_codings())
        if (study_->workspace.project().codings().find(id)->transcript == transcript) {
            state_.changed.focus_row = 0;
            return act(ShowPage{Page::Changed});
        }
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
