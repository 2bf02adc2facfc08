// Studies and other files: opened, made, closed, and asked for.
#include <algorithm>
#include <filesystem>

#include "tandem/app/import_files.h"
#include "tandem/base/error.h"

#include "ui/desktop.h"
#include "ui/words.h"

namespace tandem::ui {
namespace {

const FileKind kStudies{"Studies", {".tandem"}};
const FileKind kKeys{"Keys", {".key"}};
const FileKind kTranscripts{"Transcripts",
                            {".txt", ".vtt", ".srt", ".docx", ".md", ".odt", ".rtf", ".pdf",
                             ".html", ".htm", ".json", ".eaf", ".ttml", ".xml", ".tsv"}};
const FileKind kTables{"Tables", {".csv", ".xlsx"}};
const FileKind kRecordings{"Recordings",
                           {".m4a", ".mp3", ".wav", ".mp4", ".ogg", ".opus", ".flac", ".aac",
                            ".wma", ".m4v", ".mkv", ".mov", ".webm", ".avi", ".mpg"}};
const FileKind kPrinted{"Tables", {".docx", ".xlsx", ".csv", ".tsv", ".html", ".md", ".tex"}};

std::string absolute(const std::string& path) {
    return std::filesystem::absolute(path).lexically_normal().string();
}

std::string folder_of(const std::string& path) {
    return path.substr(0, path.rfind('/') + 1);
}

// What a codebook and first transcripts would do to an empty study; nothing is written.
std::vector<ImportPlan> rehearse(const MakeStudy& request) {
    std::vector<ImportPlan> plans;
    ImportOptions options;
    if (!request.codebook.empty()) {
        options.type = "codebook";
        plans.push_back(plan_import(Project(), {request.codebook}, options));
    }
    if (!request.transcripts.empty()) {
        options.type = "transcript";
        plans.push_back(plan_import(Project(), request.transcripts, options));
    }
    return plans;
}

// Each once.
void add_transcripts(NewStudyState& set_up, const std::vector<std::string>& paths) {
    for (const std::string& path : paths)
        if (std::ranges::find(set_up.transcripts, path) == set_up.transcripts.end())
            set_up.transcripts.push_back(path);
}

}  // namespace

void Desktop::use_share(const std::string& folder) {
    share_ = folder;
    shipped_ = shipped_codebooks(folder);
}

void Desktop::draw_start() {
    const StartOffer offer{settings_.now.recent, shipped_, !shipped_example(share_).empty(),
                           state_.message};
    for (const CommandId id : {CommandId::OpenStudy, CommandId::NewStudy})
        if (!ImGui::IsPopupOpen("", ImGuiPopupFlags_AnyPopup) &&
            pressed(keys_, command_row(id), state_.typing))
            actions_.post(command_row(id).request());
    start_page({theme_, *type_, scale_}, state_.start, offer, actions_);
}

void Desktop::act(const OpenStudy& request) {
    require_no_stake();
    const std::string path = absolute(request.path);
    std::error_code ignored;
    if (study_ && std::filesystem::equivalent(path, study_->path, ignored)) {
        say("This study is open here already");
        return;
    }
    show(Workspace::open(path, clock_), path);
}

void Desktop::act(const CloseStudy&) {
    if (!study_) return;
    require_no_stake();
    jobs_.cancel_all();
    finish_jobs();
    save_memo();
    keep_desk();
    save_settings();
    leave_study_recording();
    const std::string title = study_->workspace.project().title;
    study_.reset();
    state_ = DesktopState{};
    resize_panes();
    say("Closed: " + title);
}

void Desktop::act(const NewStudy&) {
    const auto& recent = settings_.now.recent;
    const std::string folder =
        recent.empty() ? settings_.now.folder : folder_of(recent.front().path);
    act(CloseStudy{});
    state_.message = {};
    begin_set_up(state_.start.set_up, folder);
}

void Desktop::act(const MakeStudy& request) {
    require_no_stake();
    const std::vector<ImportPlan> plans = rehearse(request);
    Workspace made = Workspace::create(request.path, request.title, "", clock_);
    made.set_actor(request.coder);
    std::int64_t first = 0;  // one gesture
    for (const ImportPlan& plan : plans)
        for (const Command& command : plan.commands) {
            const RunResult result = made.run(command, {}, first);
            if (first == 0) first = result.journal_number;
        }
    show(std::move(made), absolute(request.path));
    if (!request.coder.empty()) act(BecomeCoder{request.coder});
}

// Once copied it is the person's, with what they did in it.
void Desktop::act(const OpenExample&) {
    const std::string original = shipped_example(share_);
    if (original.empty() || data_folder().empty())
        throw Error(ErrorKind::NotFound, "The example study was not installed with this program");
    const std::string path = data_folder() + "/stigma-ibh.tandem";
    const bool there = exists(path);
    if (const std::string problem = there ? "" : copy_whole(original, path); !problem.empty())
        throw Error(ErrorKind::Storage, problem);
    act(OpenStudy{path});
    say(there ? "The example, as you left it: " + path : "Your copy of the example: " + path);
}

void Desktop::act(const ForgetStudy& request) {
    forget_study(settings_.now, request.path);
    save_settings();
}

void Desktop::act(const DropFiles& request) {
    if (request.paths.empty()) return;
    std::vector<std::string> studies;
    for (const std::string& path : request.paths)
        if (has_ending(path, kStudies)) studies.push_back(path);
    if (studies.size() == 1 && request.paths.size() == 1) return act(OpenStudy{studies.front()});
    if (!studies.empty())
        throw Error(ErrorKind::BadInput, "Drop one study alone to open it, or files to import");
    if (study_) return act(ImportPaths{request.paths});
    NewStudyState& set_up = state_.start.set_up;
    if (set_up.step == SetUpStep::None)
        throw Error(ErrorKind::BadInput,
                    "Transcripts and codebooks belong in a study: open one or begin a new one, and "
                    "drop them again");
    if (set_up.step == SetUpStep::Codebook && request.paths.size() == 1) {
        set_up.codebook = static_cast<int>(shipped_.size()) + 1;
        set_up.codebook_file = request.paths.front();
        return;
    }
    add_transcripts(set_up, request.paths);
    say(counted(static_cast<std::int64_t>(set_up.transcripts.size()), "transcript") +
        " will be imported when the study is made");
}

// --- Asking for files ---------------------------------------------------------------------------

FileQuestion Desktop::question_for(FileFor purpose) const {
    FileQuestion question;
    question.folder = settings_.now.folder;
    const NewStudyState& set_up = state_.start.set_up;
    switch (purpose) {
        case FileFor::Study:
            return {FileAsk::Open, "Open a study", "Open", question.folder, "", {kStudies}};
        case FileFor::NewStudy:
            return {FileAsk::Save, "Where the new study is kept", "Choose",
                    set_up.folder, file_name_for(set_up.title),   {kStudies},
                    false};
        case FileFor::NewCodebook:
        case FileFor::Codebook:
            return {FileAsk::Open, "Choose a codebook", "Choose", question.folder, "", {kTables}};
        case FileFor::NewTranscripts:
            return {FileAsk::OpenSeveral, "Choose transcripts", "Choose", question.folder, "",
                    {kTranscripts}};
        case FileFor::Import:
            return {FileAsk::OpenSeveral,
                    "Import transcripts, participants or codings",
                    "Import",
                    question.folder,
                    "",
                    {kTranscripts, kTables}};
        case FileFor::ImportPeople:
            return {FileAsk::Open, "Choose the list of participants", "Choose", question.folder, "",
                    {kTables}};
        case FileFor::ImportAgain:
            return {FileAsk::Open,
                    "The transcript, as it was corrected elsewhere",
                    "Choose",
                    question.folder,
                    "",
                    {kTranscripts, kTables}};
        case FileFor::OldKey:
            return {FileAsk::Open, "Open a key", "Choose", question.folder, "", {kKeys}};
        case FileFor::NewKey:
            return {FileAsk::Save, "Where the key is kept", "Choose", question.folder, "study.key",
                    {kKeys}};
        case FileFor::SharedStudy:
            return {FileAsk::Save,
                    "Where the study to be shared is kept",
                    "Choose",
                    question.folder,
                    "shared.tandem",
                    {kStudies},
                    false};
        case FileFor::Recording:
            return {FileAsk::Open, "Attach a recording", "Attach", question.folder, "",
                    {kRecordings}};
        case FileFor::MovedRecording:
            return {FileAsk::Open, "Where the recording lies now", "Choose", question.folder, "",
                    {kRecordings}};
        case FileFor::Table:
            break;
    }
    const TypedPath path = read_path(state_.tables.path, folder_of(study_->path));
    return {FileAsk::Save, "Write the table", "Write", path.folder, path.name, {kPrinted}};
}

void Desktop::act(const AskForFiles& request) {
    if (asked_outside_ && chooser_.withdraw) chooser_.withdraw();  // it may be behind a window
    asked_ = request.purpose;
    FileQuestion question = question_for(request.purpose);
    if (!is_folder(question.folder)) question.folder = home_folder();
    asked_outside_ = chooser_.ask && chooser_.ask(question);
    if (!asked_outside_) open_path_dialog(state_.path_dialog, std::move(question));
}

void Desktop::take_file_answer() {
    if (!asked_outside_) return;
    auto answer = chooser_.take_answer();
    if (!answer) return;
    asked_outside_ = false;
    if (answer->failed && asked_)
        open_path_dialog(state_.path_dialog, question_for(*asked_));
    else
        perform(FilesChosen{std::move(answer->paths)});
}

void Desktop::act(const FilesChosen& request) {
    const auto purpose = std::exchange(asked_, std::nullopt);
    if (!purpose || request.paths.empty()) return;
    const std::string& path = request.paths.front();
    if (folder_of(path) != share_) settings_.now.folder = folder_of(path);
    NewStudyState& set_up = state_.start.set_up;
    switch (*purpose) {
        case FileFor::Study:
            return act(OpenStudy{path});
        case FileFor::NewStudy:
            set_up.path = path;
            set_up.path_typed = true;
            set_up.folder = folder_of(path);
            return;
        case FileFor::NewCodebook:
            set_up.codebook_file = path;
            return;
        case FileFor::NewTranscripts:
            return add_transcripts(set_up, request.paths);
        case FileFor::Import:
            return act(ImportPaths{request.paths});
        case FileFor::ImportPeople:
            state_.import.fields.people = path;
            return act(ReadImportAgain{});
        case FileFor::ImportAgain:
            return read_in_place(path);
        case FileFor::OldKey:
        case FileFor::NewKey:
            state_.deidentify.key_path = path;
            return;
        case FileFor::SharedStudy:
            state_.deidentify.study_path = path;
            return;
        case FileFor::Codebook:
            return act(ImportPaths{request.paths, "codebook"});
        case FileFor::Recording:
            return attach_recording(path);
        case FileFor::MovedRecording:
            return locate_recording(path);
        case FileFor::Table:
            state_.tables.path = path;
            state_.tables.typed = true;
            return act(WriteTable{state_.tables.kind, path});
    }
}

}  // namespace tandem::ui
