// The window without its window system: a study, the panels, and what they ask for.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "tandem/app/workspace.h"

#include "ui/actions.h"
#include "ui/file_chooser.h"
#include "ui/frame_due.h"
#include "ui/jobs.h"
#include "ui/panels/agreement_panel.h"
#include "ui/panels/approach_card.h"
#include "ui/panels/changed_panel.h"
#include "ui/panels/checklist.h"
#include "ui/panels/code_picker.h"
#include "ui/panels/code_tree_panel.h"
#include "ui/panels/compare_panel.h"
#include "ui/panels/deidentify_panel.h"
#include "ui/panels/documents.h"
#include "ui/panels/find_panel.h"
#include "ui/panels/frame_panels.h"
#include "ui/panels/history_panel.h"
#include "ui/panels/import_panel.h"
#include "ui/panels/inspector.h"
#include "ui/panels/memos_panel.h"
#include "ui/panels/menus.h"
#include "ui/panels/palette.h"
#include "ui/panels/passages_panel.h"
#include "ui/panels/path_dialog.h"
#include "ui/panels/player_strip.h"
#include "ui/panels/question_picker.h"
#include "ui/panels/replace_panel.h"
#include "ui/panels/same_thing.h"
#include "ui/panels/start_page.h"
#include "ui/panels/tables_panel.h"
#include "ui/panels/themes_panel.h"
#include "ui/panels/transcript_state.h"
#include "ui/settings.h"
#include "ui/trail.h"
#include "ui/view.h"

namespace tandem::ui {

struct Listening;

// Where everything stands; ids only, never pointers into the study.
struct DesktopState {
    Page page = Page::Transcript;
    Message message;
    bool asks_who = true;
    bool typing = false;
    float left_width = 0, right_width = 0;
    TopBarState top;
    TranscriptState transcript;
    PlayerStripState player;
    FindPageState find;
    CodePickerState picker;
    QuestionPickerState questions;
    DocumentsState documents;
    CodeTreeState codes;
    InspectorState inspector;
    ChecklistState checklist;
    AgreementState agreement;
    ThemesState themes;
    MemosState memos;
    PassagesState passages;
    ChangedState changed;
    CompareState compare;
    ReplaceState replace;
    DeidentifyState deidentify;
    SameThingState same_thing;
    TablesState tables;
    HistoryState history;
    WhoState who;
    KeysState keys;
    PaletteState palette;
    MenuState menu;
    Trail trail;
    bool walks_trail = false;  // the request at hand follows the trail and leaves no footprint
    int focus_pane = -1;       // the pane that gets the keyboard when it is drawn; -1: none
    int pane = 0;              // the one that had it last
    ImportState import;
    ClosingState closing;
    ApproachState approach;
    StartState start;
    PathDialogState path_dialog;
};

// Construct after ImGui's context and destroy before it, after the renderer has shut down. An error
// that stops an action is shown in the message bar and changes nothing; nothing is thrown.
class Desktop {
 public:
    Desktop(Clock clock, float scale, bool dark);
    ~Desktop();

    // False, with the reason in the message, when the study cannot be opened.
    bool open(const std::string& path);
    // Takes over an open study.
    void show(Workspace workspace, const std::string& path);

    // Looks, sizes and places as they were left; later changes are written there. Before open().
    void use(SettingsFile settings);
    SettingsFile& settings() { return settings_; }
    // Asks for files; without one, or when it cannot, the program's own dialog does.
    void use(FileChooser chooser) { chooser_ = std::move(chooser); }
    // How recordings are played; without this as mpv does it.
    void use(PlayerOptions options);
    Listening& listening() { return *listening_; }
    // The folder of what comes with the program: codebooks/, examples/.
    void use_share(const std::string& folder);
    // What the desktop around the window prefers; followed as long as the person chose nothing.
    void follow_system(bool dark, bool high_contrast);

    // Draws one frame and then does what was asked for in it.
    void frame();
    // Seconds until the window changes although nothing happens; none: it stays as it is.
    std::optional<double> frame_due() const { return due_.seconds; }
    // Seconds until places of reading are to be kept, in a frame or without; none: they are.
    std::optional<double> keep_due() const;
    void keep_places();
    // As if a panel had asked.
    void perform(const Request& request);

    // Called, on any thread, when long work has something to show: another frame is due.
    void wake_by(std::function<void()> wake);
    // Waits for all long work; the next frame shows what came of it.
    void finish_jobs();
    Jobs& jobs() { return jobs_; }
    // Studies of more codings are counted beside the frame.
    void count_on_the_spot(std::size_t codings);
    // Whether the window may close at once; otherwise the person is asked.
    bool may_close();
    // The person has answered that it shall.
    bool wants_to_close() const { return closing_; }

    // Before the program ends: what was typed but not saved yet is saved.
    void close();

    void set_scale(float scale);
    const Theme& theme() const { return theme_; }
    DesktopState& state() { return state_; }
    KeyMap& keys() { return keys_; }
    const Message& message() const { return state_.message; }
    // Null without a study.
    Workspace* workspace() { return study_ ? &study_->workspace : nullptr; }
    // "Stigma … – Tandem", for the window's title.
    std::string window_title() const;

 private:
    struct Study {
        Workspace workspace;
        Derived derived;
        std::string path;
        explicit Study(Workspace opened, std::string at)
            : workspace(std::move(opened)), derived(workspace), path(std::move(at)) {}
    };

    View make_view();
    void refresh_colours();
    void draw(const View& view);
    void draw_transcript_page(const View& view, float height);
    void draw_side(const View& view, float height);
    void draw_two_panes(const View& view, float height);
    void take_focus(int pane);
    void handle_keys(const View& view);
    bool keys_reach(const View& view, Place place) const;
    std::string why_not(const CommandRow& row) const;

    static Ending in_words(const std::function<void()>& work);
    void tend_jobs();
    bool has_all_texts();
    void read_for_import(const std::vector<std::string>& paths, const ImportFields& fields);
    void read_in_place(const std::string& path);
    void show_imported(const ImportPlan& plan);
    void show_imported_again(TranscriptId transcript, const RunResult& result);
    void require_no_stake() const;
    // What would be lost by closing now; empty: nothing.
    std::string stake() const;
    void export_tables(const std::vector<std::pair<std::string, std::string>>& files);
    void say_ending(const Ending& ending, const std::string& cancelled);

    void carry_out(const Request& request);
    void run(const Command& command);
    void say(std::string sentence, const std::vector<std::string>& remarks = {});
    void after_change();
    void act(const Command& command) { run(command); }
    void act(const ShowPage& request);
    void act(const ShowAgreement& request);
    void act(const OpenApproach& request);
    void act(const OpenTranscript& request);
    void act(const SelectCoding& request);
    void act(const SelectCode& request);
    void act(const ShowOccurrences& request);
    void act(const ShowSelectedOccurrences& request);
    void act(const SelectParticipant& request);
    void act(const ReadMemo& request);
    void act(const WriteMemoHere& request);
    void act(const OpenRecodePicker& request);
    void act(const RenameCodeHere& request);
    void ask_same_thing(CodingId made);
    void recode(CodingId coding, CodeId code);
    void act(const OpenQuestionPicker& request);
    void act(const OpenCodePicker& request);
    void act(const CloseCodePicker& request);
    void act(const CodeSelection& request);
    void act(const CodeSelectionAsNew& request);
    void act(const BecomeCoder& request);
    void act(const OnlyRead& request);
    void act(const AskWho& request);
    void act(const WriteTable& request);
    void act(const WriteAllTables& request);
    void act(const CancelWork& request);
    void act(const CountAgain& request);
    void act(const ReadImportAgain& request);
    void act(const StartImport& request);
    void act(const CloseImport& request);
    void act(const AnswerClosing& request);
    void act(const CodeSelectionRecent& request);
    void act(const WalkTo& request);
    void act(const StepWalk& request);
    void act(const StepTranscript& request);
    void act(const StepPane& request);
    void act(const DeclareThisDone& request);
    void act(const ReopenThis& request);
    void act(const FocusText& request);
    void act(const GoBack& request);
    void act(const GoForward& request);
    Footprint here() const;
    void carry_out_leaving_footprint(const Request& request);
    void return_to(const std::optional<Footprint>& place);
    std::string name_of(const std::vector<Footprint>& trail) const;
    void act(const OpenPalette& request);
    void act(const OpenMainMenu& request);
    void act(const Invoke& request);
    void act(const FindInTranscript& request);
    void act(const FindInStudy& request);
    void act(const ReplaceInStudy& request);

    // desktop_deidentify.cpp
    void act(const DeidentifyWords& request);
    void act(const ListIdentifiers& request);
    void act(const OpenIdentityKey& request);
    void act(const SaveIdentityKey& request);
    void act(const MakeSharedStudy& request);
    void act(const OpenTurn& request);
    void require_saved_decisions() const;
    void require_new_key() const;
    void act(const StepHit& request);
    void act(const SwitchFindOption& request);
    void act(const EndWalk& request);
    void act(const OpenStudy& request);
    void act(const CloseStudy& request);
    void act(const NewStudy& request);
    void act(const MakeStudy& request);
    void act(const OpenExample& request);
    void act(const ForgetStudy& request);
    void act(const AskForFiles& request);
    void act(const FilesChosen& request);
    void act(const ImportPaths& request);
    void act(const DropFiles& request);
    void act(const Undo& request);
    void act(const Redo& request);
    void act(const SwitchTheme& request);
    void act(const ChooseTheme& request);
    void act(const SwitchContrast& request);
    void act(const ChangeTextSize& request);
    void act(const SwitchStripesSide& request);
    void act(const ShowOnlyCode& request);
    void act(const ClearFilter& request);
    void act(const SwitchBacklight& request);
    void act(const ShowKeys& request);
    void act(const PlayOrPause& request);
    void act(const PlayFromTurn& request);
    void act(const StepRecording& request);
    void act(const ChangeSpeed& request);
    void act(const SeekRecording& request);
    void act(const LoopRecording& request);
    void act(const LoopTurns& request);
    void act(const EndLoop& request);
    void act(const DetachRecording& request);

    // desktop_player.cpp
    void tend_player();
    void find_recording();
    void leave_recording();
    void leave_study_recording();
    void keep_place_heard();
    void read_loudness();
    bool shows_player() const;
    void draw_player(const View& view);
    Player& player_here();
    std::int64_t place_left() const;
    std::optional<std::int64_t> selected_begin() const;
    template <class Read>
    void read_recording(const std::string& path, Read read);
    void attach_recording(const std::string& path);
    void locate_recording(const std::string& path);

    void draw_start();
    FileQuestion question_for(FileFor purpose) const;
    void take_file_answer();
    std::vector<std::string> use_keys();
    void choose_theme();
    bool high_contrast() const;
    void make_type();
    void resize_panes();
    // What the person at work has open now, into the settings; and back from there.
    void keep_desk();
    void restore_desk();
    std::optional<ReadingPlace> kept_place(TranscriptId transcript) const;
    void keep_places_now_and_then();
    void save_settings();

    void save_memo();
    // What is being typed in the transcript becomes its words.
    void save_correction();
    void refresh_undo();

    Clock clock_;
    float scale_;
    Theme theme_;
    std::unique_ptr<Atlas> atlas_;
    std::unique_ptr<Typefaces> type_;
    std::unique_ptr<Study> study_;
    CodeColours colours_;
    KeyMap keys_;
    std::uint64_t coloured_revision_ = 0;
    std::uint64_t undo_revision_ = 0;
    SettingsFile settings_;
    FileChooser chooser_;
    std::optional<FileFor> asked_;  // what the open question for files is for
    bool asked_outside_ = false;    // the desktop's own dialog is open
    std::string share_;
    std::vector<ShippedCodebook> shipped_;
    bool dark_for_now_ = false;  // asked for on the command line
    bool system_dark_ = false, system_contrast_ = false;
    std::size_t on_the_spot_ = Derived::kOnTheSpot;
    double since_kept_ = 0;  // seconds
    bool unkept_ = false;    // a frame was drawn since
    FrameDue due_;
    bool said_unsaved_ = false;
    DesktopState state_;
    Actions actions_;
    std::string actor_;
    bool closing_ = false;
    int import_reading_ = 0;  // of the files that are to be imported, the latest
    std::function<void()> wake_;
    std::unique_ptr<Listening> listening_;
    Jobs jobs_;  // last: its work ends before the rest goes
};

}  // namespace tandem::ui
