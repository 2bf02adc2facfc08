// Work off the frame: what the window starts, and what it does with what comes back.
#include <filesystem>

#include "tandem/app/export_files.h"
#include "tandem/app/export_table.h"
#include "tandem/base/error.h"

#include "ui/desktop.h"
#include "ui/listening.h"
#include "ui/words.h"

namespace tandem::ui {
namespace {

// Transcripts whose texts are fetched in one frame while a job waits for all of them.
constexpr std::size_t kTextsInAFrame = 4;

// What tables are made of, and where they go.
struct TableExport {
    struct File {
        std::string kind, path, bytes;
    };
    std::optional<Project> project;
    Viewer viewer;
    AgreementQuery query;
    std::vector<File> files;
};

// Everything is laid out before the first file is written: cancelled until then, nothing is.
void write_tables(TableExport& made, const Steps& steps) {
    const auto total = static_cast<std::int64_t>(made.files.size());
    std::int64_t done = 0;
    for (TableExport::File& file : made.files) {
        step(steps, done, total);
        const Table table = study_table(*made.project, made.viewer, file.kind, made.query);
        step(steps, done, total);
        file.bytes = table_bytes(table, file.path);
        ++done;
    }
    step(steps, done, total);
    for (const TableExport::File& file : made.files) write_export(file.path, file.bytes);
}

std::string folder_of(const std::string& path) {
    const std::string folder = std::filesystem::path(path).parent_path().string();
    return folder.empty() ? "the folder that Tandem was started in" : folder;
}

}  // namespace

void Desktop::wake_by(std::function<void()> wake) {
    wake_ = std::move(wake);
    jobs_.wake_by(wake_);
    listening_->reading.wake_by(wake_);
}

void Desktop::tend_jobs() {
    const Ending ending = in_words([this] { jobs_.tend(); });
    if (!ending.well()) state_.message = {ending.error, true};
}

void Desktop::finish_jobs() {
    const Ending ending = in_words([this] {
        listening_->reading.finish_all();
        jobs_.finish_all();
    });
    if (!ending.well()) state_.message = {ending.error, true};
}

// A few transcripts in each frame. True once the study can be given to another thread.
bool Desktop::has_all_texts() {
    const Project& project = study_->workspace.project();
    for (const TranscriptId each : project.unread(kTextsInAFrame)) project.turns(each);
    return project.unread(1).empty();
}

void Desktop::say_ending(const Ending& ending, const std::string& cancelled) {
    if (!ending.error.empty())
        state_.message = {ending.error, true};
    else
        say(cancelled);
}

void Desktop::require_no_stake() const {
    if (const std::string work = jobs_.stake(); !work.empty())
        throw Error(ErrorKind::Conflict,
                    "Just now " + work + ". Wait until that has ended, or cancel it.");
    require_saved_decisions();
}

std::string Desktop::stake() const {
    std::string work = jobs_.stake();
    if (work.empty() && state_.deidentify.unsaved)
        work = "what you decided on the page of de-identification is in no key yet";
    return work;
}

bool Desktop::may_close() {
    if (closing_ || stake().empty()) return true;
    state_.closing.asked = true;
    return false;
}

void Desktop::act(const AnswerClosing& request) {
    state_.closing = {};
    if (!request.close) return;
    closing_ = true;
    jobs_.cancel_all();
}

void Desktop::act(const WriteTable& request) {
    export_tables({{request.kind, request.path}});
}

// Beside the table that is shown, in its format.
void Desktop::act(const WriteAllTables&) {
    const std::filesystem::path shown =
        state_.tables.path.empty() ? state_.tables.folder + "tables.docx" : state_.tables.path;
    std::vector<std::pair<std::string, std::string>> files;
    for (const TableKind& kind : table_kinds()) {
        const std::string name = std::string(kind.name) + shown.extension().string();
        files.emplace_back(kind.name, (shown.parent_path() / name).string());
    }
    export_tables(files);
}

void Desktop::act(const CancelWork&) {
    jobs_.cancel();
}

void Desktop::act(const CountAgain&) {
    if (study_) study_->derived.count_again();
}

void Desktop::count_on_the_spot(std::size_t codings) {
    on_the_spot_ = codings;
    if (study_)
        study_->derived.count_beside([this](Job job) { jobs_.add(std::move(job)); }, codings);
}

void Desktop::export_tables(const std::vector<std::pair<std::string, std::string>>& files) {
    settle_coders(make_view(), state_.agreement);
    const auto made = std::make_shared<TableExport>();
    for (const auto& [kind, path] : files) made->files.push_back({kind, path, {}});
    const std::string what = files.size() == 1
                                 ? std::filesystem::path(files[0].second).filename().string()
                                 : std::to_string(files.size()) + " tables";
    state_.tables.written.clear();
    Job job;
    job.title = "Writing " + what;
    job.stake = what + (files.size() == 1 ? " is" : " are") + " being written";
    job.prepare = [this, made] {
        if (!has_all_texts()) return false;
        made->project = study_->workspace.project().snapshot();
        made->viewer = study_->derived.viewer();
        made->query = state_.agreement.query;
        return true;
    };
    job.work = [made](const Steps& steps) { write_tables(*made, steps); };
    job.finish = [this, made, what](const Ending& ending) {
        if (!ending.well()) {
            say_ending(ending, "Writing " + what + " was cancelled; no file was made");
            return;
        }
        state_.tables.written = made->files.size() == 1
                                    ? "Written: " + made->files[0].path
                                    : "Written: " + what + " to " + folder_of(made->files[0].path);
        say(state_.tables.written);
    };
    jobs_.add(std::move(job));
}

}  // namespace tandem::ui
