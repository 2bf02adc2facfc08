// What the transcript view remembers between frames.
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "tandem/model/ids.h"
#include "tandem/text/utf8.h"

#include "ui/coding_filter.h"
#include "ui/command_id.h"
#include "ui/overview.h"
#include "ui/panels/find_state.h"
#include "ui/reading_place.h"
#include "ui/text_field.h"
#include "ui/turn_heights.h"

namespace tandem::ui {

// Between two characters: the turn by its place in the transcript, from 0.
struct TextPlace {
    int turn = 0;
    CodePoints at;
    auto operator<=>(const TextPlace&) const = default;
};

// How the transcript is worked on.
enum class Way { Code, Correct };

// A turn that is being corrected.
struct Correction {
    TurnId turn;
    std::string text;
    std::string seen = {};  // the turn's words in the last frame
    double unkept = 0;  // seconds since a letter was typed that is not in the study yet; 0: all is
    TextField field = {};
    TextPlace caret = {}, anchor = {};  // of the transcript in the last frame
};

// Words to be shown once the transcript is drawn.
struct Target {
    TurnId turn;
    CodePoints begin, end;
    auto operator<=>(const Target&) const = default;
};

struct TranscriptState {
    TranscriptId transcript;
    CodingId selected;                // none: nothing is selected
    std::vector<CodingId> spotlight;  // codings that a disagreement is about
    TextPlace caret, anchor;
    Way way = Way::Code;
    std::optional<Correction> correction;  // in the Correct way, of the turn at the caret
    // The caret's place once what was asked in a frame is done.
    struct CaretAfter {
        TextPlace place;
        int frame = 0;
    };
    std::optional<CaretAfter> caret_after;
    std::optional<Target> target;
    std::optional<ReadingPlace> resume;  // to be gone back to once the transcript is drawn
    bool take_focus = false;
    bool has_keyboard = false;     // letters are commands of the transcript
    std::vector<CommandId> asked;  // to be carried out when it is drawn next
    bool opens_menu = false;       // the context menu, at the caret or the mouse
    bool reveal_caret = false;
    FindState find;
    CodingFilter filter;
    bool backlight = false;      // words that no coding in sight lies on are faded
    bool stripes_left = false;   // of the words
    int heard = -1;              // the turn of the recording's place, from 0; -1: none
    bool follow_heard = false;   // it is another now: into sight, unless somebody types
    bool heard_in_sight = true;  // it was, when it was drawn last

    // What something kept was made of, to be made anew when it is another.
    struct Shown {
        TranscriptId transcript;
        std::uint64_t revision = 0;
        std::optional<CoderId> reader;
        CodingFilter filter;
        std::vector<CodingId> always;
        bool operator==(const Shown&) const = default;
    };

    // Kept by the panel.
    Shown filtered_for;
    TranscriptMarks filtered;
    Shown initials_for;
    std::unordered_map<CodeId, std::string> initials;
    Shown overview_for;
    float overview_height = 0;
    ImU32 overview_paper = 0;
    Overview overview;
    struct Laid {
        Paragraph words;
        int last_used = 0;
    };
    TranscriptId laid_out;
    float text_width = 0;
    int font = 0;
    TurnHeights heights;
    std::unordered_map<int, Laid> laid;
    double scroll = 0;
    float goal_x = -1;  // the column that Up and Down keep to
    bool dragging = false;
    double since_move = 0;  // seconds, for the caret's blinking
    int frame = 0;
    CodingId hovered;
    ImVec2 caret_on_screen{0, 0};  // lower left of the caret, for the code picker
    ImVec2 column{0, 0};           // top left corner of the words' column, px of the screen
    float line_height = 0;

    bool has_selection() const { return caret != anchor; }
    TextPlace selection_begin() const { return std::min(caret, anchor); }
    TextPlace selection_end() const { return std::max(caret, anchor); }
};

}  // namespace tandem::ui
