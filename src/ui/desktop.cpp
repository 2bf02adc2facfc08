#include "ui/desktop.h"

#include <exception>
#include <filesystem>

#include "tandem/app/find.h"
#include "tandem/app/import_files.h"
#include "tandem/base/error.h"

#include "ui/listening.h"
#include "ui/panels/count_cell.h"
#include "ui/panels/transcript_page.h"
#include "ui/words.h"

namespace tandem::ui {

Desktop::Desktop(Clock clock, float scale, bool dark)
    : clock_(std::move(clock)),
      scale_(scale),
      theme_(make_theme(dark)),
      atlas_(std::make_unique<Atlas>()),
      jobs_(&Desktop::in_words) {
    dark_for_now_ = dark;
    use(PlayerOptions{});
    set_scale(scale);
}

Desktop::~Desktop() {
    end_frame_due();
}

void Desktop::set_scale(float scale) {
    if (type_) keep_desk();
    scale_ = scale;
    make_type();
    apply_style(theme_, scale);
    resize_panes();
}

bool Desktop::open(const std::string& path) {
    perform(OpenStudy{path});
    return study_ && !state_.message.error;
}

void Desktop::show(Workspace workspace, const std::string& path) {
    keep_desk();
    jobs_.cancel_all();
    finish_jobs();
    leave_study_recording();
    study_ = std::make_unique<Study>(std::move(workspace), path);
    count_on_the_spot(on_the_spot_);
    state_ = DesktopState{};
    resize_panes();
    coloured_revision_ = undo_revision_ = 0;
    const std::filesystem::path folder = std::filesystem::path(path).parent_path();
    state_.tables.folder = folder.empty() ? "" : folder.string() + "/";
    const auto transcripts = study_->workspace.project().transcripts_by_name();
    if (!transcripts.empty()) act(OpenTranscript{transcripts.front()->id, {}, {}, {}});
    if (const auto desks = settings_.now.studies.find(to_string(study_->workspace.project().guid));
        desks != settings_.now.studies.end())
        state_.who.last = desks->second.last_person;
    state_.who.field.take_focus = !study_->workspace.project().find_coder(state_.who.last);
    remember_study(settings_.now, {std::filesystem::absolute(path).lexically_normal().string(),
                                   study_->workspace.project().title, clock_.now_ms()});
    save_settings();
}

std::string Desktop::window_title() const {
    return study_ ? study_->workspace.project().title + " – Tandem" : "Tandem";
}

// The one place in the window where an error ends, on either thread: it becomes a sentence.
Ending Desktop::in_words(const std::function<void()>& work) {
    try {
        work();
        return {};
    } catch (const Error& error) {
        if (error.kind() == ErrorKind::Cancelled) return {{}, true};
        return {as_sentence(error.what())};
    } catch (const std::exception& problem) {
        return {std::string("This should not have happened: ") + problem.what()};
    }
}

void Desktop::perform(const Request& request) {
    const Ending ending = in_words([&] { carry_out_leaving_footprint(request); });
    if (!ending.error.empty()) state_.message = {ending.error, true};
}

void Desktop::close() {
    jobs_.cancel_all();
    finish_jobs();
    perform(ShowPage{state_.page});
    keep_desk();
    save_settings();
}

void Desktop::carry_out(const Request& request) {
    std::visit([this](const auto& each) { act(each); }, request);
}

void Desktop::say(std::string sentence, const std::vector<std::string>& remarks) {
    std::string text = as_sentence(std::move(sentence));
    for (const std::string& remark : remarks) text += " " + as_sentence(remark);
    state_.message = {std::move(text), false};
}

// Whether it may change words that somebody has coded.
static bool changes_words(const Command& command) {
    return std::get_if<CorrectTurn>(&command) || std::get_if<ReplaceWords>(&command) ||
           std::get_if<SplitTurn>(&command) || std::get_if<JoinTurns>(&command);
}

void Desktop::run(const Command& command) {
    if (!study_) return;
    state_.same_thing = {};
    const bool of_words = changes_words(command);
    const std::size_t changed = of_words ? study_->derived.changed_codings().size() : 0;
    const RunResult result = study_->workspace.run(command);
    say(result.sentence, result.remarks);
    if (of_words && study_->derived.changed_codings().size() > changed)
        state_.message.show = ShowPage{Page::Changed};
    after_change();
}

// Ids of things that are gone are let go.
void Desktop::after_change() {
    const Project& project = study_->workspace.project();
    if (!project.codings().find(state_.transcript.selected)) state_.transcript.selected = {};
    const Code* code = project.codes.find(state_.codes.selected);
    if (!code || code->merged_into) state_.codes.selected = state_.inspector.code = {};
    state_.inspector.coding = state_.transcript.selected;
    if (state_.transcript.transcript || project.transcripts.empty()) return;
    act(OpenTranscript{project.transcripts_by_name().front()->id, {}, {}, {}});
}

void Desktop::save_correction() {
    if (!study_ || !state_.transcript.correction) return;
    Actions kept;
    const Project& project = study_->workspace.project();
    keep_correction(state_.transcript, project.turns(state_.transcript.transcript), kept);
    state_.transcript.correction.reset();
    for (const Request& request : kept.take()) carry_out(request);
}

void Desktop::act(const ShowPage& request) {
    save_memo();
    save_correction();
    state_.same_thing = {};
    if (request.page != Page::Transcript) state_.agreement.walk.reset();
    state_.page = request.page;
}

void Desktop::act(const ShowAgreement& request) {
    act(ShowPage{Page::Agreement});
    state_.agreement.shown = request.view;
    if (request.starts_round) state_.agreement.round_field.take_focus = true;
}

void Desktop::act(const OpenApproach&) {
    open_approach_card(state_.approach, study_->workspace.project().approach);
}

void Desktop::act(const OpenTranscript& request) {
    TranscriptState& transcript = state_.transcript;
    if (transcript.transcript != request.transcript) {
        save_correction();
        keep_desk();
        transcript.transcript = request.transcript;
        transcript.caret = transcript.anchor = {};
        transcript.selected = {};
        transcript.resume = kept_place(request.transcript);
    }
    transcript.spotlight.clear();
    if (request.turn) transcript.target = Target{request.turn, request.begin, request.end};
    transcript.take_focus = true;
    state_.documents.open = state_.inspector.transcript = request.transcript;
    state_.inspector.coding = transcript.selected;
    state_.inspector.code = state_.codes.selected = {};
    state_.inspector.participant = {};
    state_.inspector.turn = {};
    state_.page = Page::Transcript;
}

void Desktop::act(const SelectCoding& request) {
    if (request.coding != state_.transcript.selected) state_.same_thing = {};
    state_.transcript.selected = state_.inspector.coding = request.coding;
    state_.inspector.participant = {};
    state_.inspector.turn = {};
    state_.inspector.code = state_.codes.selected = {};
    const Coding* coding = study_->workspace.project().codings().find(request.coding);
    if (coding) state_.codes.selected = coding->code;
}

void Desktop::act(const SelectCode& request) {
    state_.same_thing = {};
    state_.inspector.participant = {};
    state_.inspector.turn = {};
    state_.codes.selected = state_.inspector.code = request.code;
    state_.transcript.selected = state_.inspector.coding = {};
}

void Desktop::act(const ShowOccurrences& request) {
    state_.passages = {{request.query, 0}, 0};
    act(ShowPage{Page::Passages});
}

void Desktop::act(const ShowSelectedOccurrences&) {
    const CodeId code = state_.page == Page::Themes      ? state_.themes.selected
                        : state_.page == Page::Agreement ? state_.agreement.code
                                                         : state_.codes.selected;
    act(ShowOccurrences{codings_with(code, true)});
}

void Desktop::act(const OpenCodePicker&) {
    const Project& project = study_->workspace.project();
    const TranscriptState& transcript = state_.transcript;
    if (study_->workspace.actor().empty())
        throw Error(ErrorKind::BadInput, "Say who is at work first (top right)");
    if (selected_spans(transcript, project.turns(transcript.transcript)).empty())
        throw Error(ErrorKind::BadInput, "Select the words to code first");
    open_picker(state_.picker);
}

void Desktop::act(const OpenQuestionPicker&) {
    const TranscriptState& transcript = state_.transcript;
    const auto& turns = study_->workspace.project().turns(transcript.transcript);
    const int first = transcript.selection_begin().turn;
    const auto place = static_cast<std::size_t>(first);
    if (place >= turns.size()) throw Error(ErrorKind::BadInput, "The transcript has no turns");
    open_question_picker(state_.questions, turns[place], transcript.selection_end().turn > first);
}

void Desktop::act(const CloseCodePicker&) {
    state_.picker.recodes = {};
    state_.picker.open = false;
    state_.transcript.take_focus = true;
}

void Desktop::act(const CodeSelection& request) {
    if (state_.picker.recodes) return recode(state_.picker.recodes, request.code);
    const TranscriptState& transcript = state_.transcript;
    ApplyCode apply;
    apply.code = request.code;
    apply.in_vivo = request.in_vivo;
    apply.transcript = transcript.transcript;
    apply.spans =
        selected_spans(transcript, study_->workspace.project().turns(transcript.transcript));
    run(Command{std::move(apply)});
    auto& recent = state_.picker.recent;
    std::erase(recent, request.code);
    recent.insert(recent.begin(), request.code);
    if (recent.size() > 9) recent.pop_back();
    // The newest of the coder's codings with this code is the one just made.
    CodingId made;
    const Project& project = study_->workspace.project();
    for (const CodingId id : project.codings_in(transcript.transcript))
        if (project.codings().find(id)->code == request.code) made = std::max(made, id);
    state_.transcript.anchor = state_.transcript.caret;
    act(SelectCoding{made});
    ask_same_thing(made);
}

void Desktop::act(const CodeSelectionAsNew& request) {
    AddCode add;
    add.name = request.name;
    run(Command{std::move(add)});
    const auto& codes = study_->workspace.project().codes;
    CodeId made;
    for (const Code& code : codes) made = std::max(made, code.id);
    act(CodeSelection{made, request.in_vivo});
}

void Desktop::act(const BecomeCoder& request) {
    save_memo();
    save_correction();
    keep_desk();
    study_->workspace.set_actor(request.name);
    state_.asks_who = false;
    state_.who.name.clear();
    state_.transcript.selected = state_.inspector.coding = {};
    state_.transcript.spotlight.clear();
    state_.transcript.way = Way::Code;
    state_.agreement.walk.reset();
    state_.inspector.memo = {};
    state_.memos.editor = {};
    state_.memos.chosen = {};
    state_.passages = {};
    state_.changed = {};
    // What was listed for somebody else.
    if (state_.import.again) state_.import = {};
    if (!std::exchange(state_.deidentify.items, {}).empty()) act(ListIdentifiers{});
    state_.transcript.take_focus = true;
    undo_revision_ = 0;
    restore_desk();
    say(study_->workspace.actor() + " is at work");
}

void Desktop::act(const OnlyRead&) {
    act(BecomeCoder{""});
    say("Nobody is at work: the study can be read, not coded");
}

void Desktop::act(const AskWho&) {
    save_correction();
    keep_desk();
    state_.asks_who = true;
    state_.who.field.take_focus = true;
}

void Desktop::act(const WalkTo& request) {
    const auto places = chosen_disagreements(make_view(), state_.agreement);
    if (request.place < 0 || request.place >= static_cast<int>(places.size())) return;
    const Disagreement& place = places[static_cast<std::size_t>(request.place)];
    // The spotlight shows the words; selected, they would hide its colours.
    act(OpenTranscript{place.transcript, place.turn, place.begin, place.begin});
    state_.transcript.spotlight = place.codings_a;
    state_.transcript.spotlight.insert(state_.transcript.spotlight.end(), place.codings_b.begin(),
                                       place.codings_b.end());
    if (!state_.transcript.spotlight.empty())
        act(SelectCoding{state_.transcript.spotlight.front()});
    state_.agreement.walk = request.place;
}

void Desktop::act(const EndWalk&) {
    state_.agreement.walk.reset();
    state_.transcript.spotlight.clear();
    state_.page = Page::Agreement;
}

void Desktop::act(const ImportPaths& request) {
    if (!study_) throw Error(ErrorKind::BadInput, "Open a study first, or begin a new one");
    ImportFields fields;
    fields.type = request.type;
    read_for_import(request.paths, fields);
}

void Desktop::act(const Undo&) {
    save_memo();
    save_correction();
    state_.same_thing = {};
    const auto undone = study_->workspace.undo();
    say(undone ? "Undone: " + *undone : "There is nothing to undo");
    after_change();
}

void Desktop::act(const Redo&) {
    const auto redone = study_->workspace.redo();
    say(redone ? "Done again: " + *redone : "There is nothing to redo");
    after_change();
}

void Desktop::act(const ShowKeys&) {
    state_.keys.opening = true;
}

void Desktop::refresh_undo() {
    if (undo_revision_ == study_->workspace.revision()) return;
    undo_revision_ = study_->workspace.revision();
    state_.top.undo = study_->workspace.undo_sentence();
    state_.top.redo = study_->workspace.redo_sentence();
}

}  // namespace tandem::ui
