// The rows of the table about the recording. Their keys work while somebody types.
#include "ui/command_table.h"

namespace tandem::ui {
namespace {

constexpr int kCtrl = ImGuiMod_Ctrl, kShift = ImGuiMod_Shift;
constexpr unsigned kListens = kTranscript | kRecording;

template <class Wanted>
Request ask() {
    return Wanted{};
}
template <int direction>
Request step() {
    return StepRecording{direction};
}
template <int tenths>
Request change_speed() {
    return ChangeSpeed{tenths};
}
template <FileFor purpose>
Request ask_for_files() {
    return AskForFiles{purpose};
}

constexpr std::array kRows{
    CommandRow{CommandId::PlayOrPause,
               "play",
               "Play or pause the recording",
               Place::Anywhere,
               Menu::Listen,
               {ImGuiKey_F4, kCtrl | ImGuiKey_Space},
               kTranscript,
               ask<PlayOrPause>},
    CommandRow{CommandId::PlayBack,
               "play-back",
               "Back a little",
               Place::Anywhere,
               Menu::Listen,
               {ImGuiKey_F3},
               kListens,
               step<-1>,
               false,
               true},
    CommandRow{CommandId::PlayForward,
               "play-forward",
               "Forward a little",
               Place::Anywhere,
               Menu::Listen,
               {ImGuiKey_F5},
               kListens,
               step<1>,
               false,
               true},
    CommandRow{CommandId::PlaySlower,
               "play-slower",
               "Slower",
               Place::Anywhere,
               Menu::Listen,
               {ImGuiKey_F6},
               kListens,
               change_speed<-1>,
               false,
               true},
    CommandRow{CommandId::PlayFaster,
               "play-faster",
               "Faster",
               Place::Anywhere,
               Menu::Listen,
               {ImGuiKey_F7},
               kListens,
               change_speed<1>,
               false,
               true},
    CommandRow{CommandId::PlayFromTurn,
               "play-from-turn",
               "Play from the turn at the caret",
               Place::Anywhere,
               Menu::Listen,
               {kShift | ImGuiKey_F4},
               kListens,
               ask<PlayFromTurn>,
               true},
    CommandRow{CommandId::LoopTurns,
               "loop-turns",
               "Hear the selected turns over and over",
               Place::Anywhere,
               Menu::Listen,
               {kShift | ImGuiKey_F5},
               kListens,
               ask<LoopTurns>,
               true},
    CommandRow{CommandId::EndLoop,
               "end-loop",
               "End hearing a part over and over",
               Place::Anywhere,
               Menu::Listen,
               {kShift | ImGuiKey_F3},
               kListens,
               ask<EndLoop>},
    CommandRow{CommandId::AttachRecording,
               "attach-recording",
               "Attach a recording to this transcript…",
               Place::Anywhere,
               Menu::Listen,
               {},
               kTranscript,
               ask_for_files<FileFor::Recording>},
    CommandRow{CommandId::LocateRecording,
               "locate-recording",
               "Say where the recording lies now…",
               Place::Anywhere,
               Menu::Listen,
               {},
               kListens,
               ask_for_files<FileFor::MovedRecording>},
    CommandRow{CommandId::DetachRecording,
               "detach-recording",
               "Detach the recording from this transcript",
               Place::Anywhere,
               Menu::Listen,
               {},
               kListens,
               ask<DetachRecording>},
};

}  // namespace

std::span<const CommandRow> player_rows() {
    return kRows;
}

}  // namespace tandem::ui
