// Where the reader has been, for going back and forward.
#pragma once

#include <optional>
#include <vector>

#include "tandem/model/project.h"

#include "ui/actions.h"
#include "ui/panels/passages_panel.h"
#include "ui/reading_place.h"

namespace tandem::ui {

struct Footprint {
    Page page = Page::Transcript;
    TranscriptId transcript;  // open at that time, also when another page was shown
    ReadingPlace place;
    PassagesPlace passages = {};  // also when another page was shown
};

// A jump from one place leaves a footprint there; going on from a place that was gone back to
// forgets what lay ahead.
struct Trail {
    std::vector<Footprint> behind, ahead;  // the nearest last
};

inline constexpr std::size_t kLongestTrail = 200;

void leave(Trail& trail, Footprint from);
// Takes the nearest footprint whose transcript is still in the study, and leaves `from` on the
// other side. Nothing when there is none.
std::optional<Footprint> go_back(Trail& trail, Footprint from, const Project& project);
std::optional<Footprint> go_forward(Trail& trail, Footprint from, const Project& project);

}  // namespace tandem::ui
