// Type to find anything: commands, codes, transcripts, participants.
#pragma once

#include <string>
#include <variant>
#include <vector>

#include "ui/actions.h"
#include "ui/text_field.h"
#include "ui/view.h"

namespace tandem::ui {

// What a line of the palette leads to.
using PaletteTarget = std::variant<CommandId, CodeId, TranscriptId, ParticipantId>;

struct PaletteEntry {
    PaletteTarget target;
    std::string words;
    std::string note;  // at the right: a command's key, what the thing is
    bool can_do = true;
};

struct PaletteState {
    bool opening = false, open = false;
    std::string typed;
    TextField field;
    int highlighted = 0;
    std::vector<CommandId> recent;  // the last ones chosen here, newest first

    // Kept by the palette.
    std::vector<PaletteEntry> entries;  // made when it opens
    std::vector<int> matches;           // places in `entries`, best first
    std::string matched;                // what `matches` was made for
};

void open_palette(PaletteState& state, const View& view);
void palette_panel(const View& view, PaletteState& state, Actions& actions);

}  // namespace tandem::ui
