// De-identification: what is listed, keys opened and sealed, and the study that is made, all beside
// the frame.
#include <algorithm>
#include <filesystem>

#include "tandem/app/deidentify.h"
#include "tandem/base/error.h"

#include "ui/desktop.h"
#include "ui/words.h"

namespace tandem::ui {
namespace {

struct Listed {
    std::optional<Project> project;
    Viewer viewer;
    IdentityKey key;
    std::uint64_t revision = 0;
    std::vector<ReviewItem> items;
};

struct KeyFile {
    std::string path, passphrase;
    IdentityKey key;
};

struct Making {
    KeyFile key;
    DeidentifyOptions options;
    std::optional<Workspace> study;  // lent
    DeidentifyReport report;
    bool saved = false;  // the key
};

std::string name_of_file(const std::string& path) {
    return std::filesystem::path(path).filename().string();
}

void forget_passphrases(DeidentifyState& page) {
    for (std::string* each : {&page.passphrase, &page.again}) {
        std::ranges::fill(*each, '\0');
        each->clear();
    }
    page.passphrase_field = page.again_field = {};
}

}  // namespace

// Decisions are in no study: they go with the page unless they are in a key.
void Desktop::require_saved_decisions() const {
    if (state_.deidentify.unsaved)
        throw Error(ErrorKind::Conflict,
                    "What you decided on the page of de-identification is in no key yet. Save the "
                    "key there first (“Make the shared study…”).");
}

// Another file than the key that was opened is never written over.
void Desktop::require_new_key() const {
    const DeidentifyState& page = state_.deidentify;
    std::error_code ignored;
    if (page.key_path != page.opened && std::filesystem::exists(page.key_path, ignored))
        throw Error(ErrorKind::Conflict,
                    "There is a file '" + page.key_path +
                        "' already. Open it as a key first, or choose another name.");
    if (const std::string problem = problem_of(page.key.decisions); !problem.empty())
        throw Error(ErrorKind::BadInput, problem + " Nothing was stored.");
}

void Desktop::act(const ListIdentifiers&) {
    const auto listed = std::make_shared<Listed>();
    listed->key = state_.deidentify.key;
    Job job;
    job.title = "Listing what may tell who somebody is";
    job.prepare = [this, listed] {
        if (!has_all_texts()) return false;
        listed->project = study_->workspace.project().snapshot();
        listed->viewer = study_->derived.viewer();
        listed->revision = study_->workspace.revision();
        return true;
    };
    job.work = [listed](const Steps& steps) {
        step(steps, 0, 2);
        const ReviewOptions options{read_word_lists(), listed->key.names, listed->key.lower_case};
        const auto texts = review_texts(*listed->project, listed->viewer);
        step(steps, 1, 2);
        listed->items = review_list(texts, options, listed->key.decisions);
        step(steps, 2, 2);
    };
    job.finish = [this, listed](const Ending& ending) {
        if (!ending.well()) return say_ending(ending, "Nothing was listed");
        if (study_->derived.viewer().me != listed->viewer.me) return act(ListIdentifiers{});
        DeidentifyState& page = state_.deidentify;
        page.items = std::move(listed->items);
        page.revision = listed->revision;
        page.edited.clear();
        const bool begins = page.step == DeidentifyState::Step::Begin;
        page.step = DeidentifyState::Step::List;
        if (begins) page.focus_row = 0;
    };
    jobs_.add(std::move(job));
}

void Desktop::act(const OpenIdentityKey&) {
    const auto file = std::make_shared<KeyFile>();
    file->path = state_.deidentify.key_path;
    file->passphrase = state_.deidentify.passphrase;
    forget_passphrases(state_.deidentify);
    Job job;
    job.title = "Opening " + name_of_file(file->path);
    job.work = [file](const Steps&) { file->key = open_key(file->path, file->passphrase); };
    job.finish = [this, file](const Ending& ending) {
        if (!ending.well()) return say_ending(ending, "The key was not opened");
        DeidentifyState& page = state_.deidentify;
        page.key = std::move(file->key);
        page.opened = file->path;
        page.unsaved = false;
        say("Opened the key " + name_of_file(file->path) + ": " +
            counted(static_cast<std::int64_t>(page.key.decisions.strings.size()), "decision"));
        act(ListIdentifiers{});
    };
    jobs_.add(std::move(job));
}

void Desktop::act(const SaveIdentityKey&) {
    require_new_key();
    DeidentifyState& page = state_.deidentify;
    const auto file = std::make_shared<KeyFile>(KeyFile{page.key_path, page.passphrase, page.key});
    forget_passphrases(page);
    Job job;
    job.title = "Sealing " + name_of_file(file->path);
    job.stake = "the key is being sealed";
    job.work = [file](const Steps&) { save_key(file->path, file->key, file->passphrase); };
    job.finish = [this, file](const Ending& ending) {
        if (!ending.well()) return say_ending(ending, "The key was not saved");
        state_.deidentify.unsaved = false;
        state_.deidentify.opened = file->path;
        say("Sealed the key: " + file->path);
    };
    jobs_.add(std::move(job));
}

// The key first: what was decided is kept even if the study cannot be made.
void Desktop::act(const MakeSharedStudy&) {
    require_new_key();
    DeidentifyState& page = state_.deidentify;
    const auto making = std::make_shared<Making>();
    making->key = {page.key_path, page.passphrase, page.key};
    making->options.to = page.study_path;
    making->options.key = page.key;
    making->options.undecided = page.keep_open ? Undecided::Keep : Undecided::Refuse;
    forget_passphrases(page);
    Job job;
    job.title = "Making " + name_of_file(page.study_path);
    job.stake = "the study to be shared is being made";
    job.prepare = [this, making] {
        if (!has_all_texts()) return false;
        making->study.emplace(study_->workspace.lend());
        return true;
    };
    job.work = [making](const Steps& steps) {
        step(steps, 0, 3);
        save_key(making->key.path, making->key.key, making->key.passphrase);
        making->saved = true;
        step(steps, 1, 3);
        making->options.lists = read_word_lists();
        step(steps, 2, 3);
        making->report = making->study->deidentify(making->options);
    };
    job.finish = [this, making](const Ending& ending) {
        if (making->study) study_->workspace.take_back(std::move(*making->study));
        DeidentifyState& now = state_.deidentify;
        if (making->saved) {
            now.unsaved = false;
            now.opened = making->key.path;
        }
        if (!ending.well()) return say_ending(ending, "No study was made");
        now.report = report_sentences(making->report, making->options.to);
        now.step = DeidentifyState::Step::Report;
        say("De-identified by these rules: " + making->options.to);
    };
    jobs_.add(std::move(job));
}

void Desktop::act(const OpenTurn& request) {
    const Project& project = study_->workspace.project();
    for (const Transcript& transcript : project.transcripts)
        for (const Turn& turn : project.turns(transcript.id))
            if (turn.guid == request.turn)
                return act(OpenTranscript{transcript.id, turn.id, request.begin, request.end});
    throw Error(ErrorKind::NotFound, "This turn is not in the study any more");
}

}  // namespace tandem::ui
