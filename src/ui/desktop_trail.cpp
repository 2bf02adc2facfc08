// Going back and forward through the places that were jumped from.
#include "ui/desktop.h"
#include "ui/pages.h"
#include "ui/panels/transcript_page.h"

namespace tandem::ui {

Footprint Desktop::here() const {
    Footprint here{state_.page, state_.transcript.transcript, {}, state_.passages.place};
    const Project& project = study_->workspace.project();
    if (project.transcripts.find(here.transcript))
        here.place = reading_place(state_.transcript, project.turns(here.transcript));
    return here;
}

// Another page, another transcript, or other words of it, or another list of passages: all that
// the request leads to is one jump.
void Desktop::carry_out_leaving_footprint(const Request& request) {
    if (!study_ || state_.asks_who) return carry_out(request);
    const Footprint from = here();
    const std::string path = study_->path;
    const std::optional<Target> target = state_.transcript.target;
    carry_out(request);
    const bool aimed = state_.transcript.target && state_.transcript.target != target;
    const bool jumped = aimed || state_.page != from.page ||
                        state_.transcript.transcript != from.transcript ||
                        state_.passages.place.query != from.passages.query;
    const bool same_study = study_ && study_->path == path;
    const bool on_the_trail = std::exchange(state_.walks_trail, false);
    if (jumped && same_study && !on_the_trail) leave(state_.trail, from);
}

void Desktop::return_to(const std::optional<Footprint>& place) {
    if (!place) {
        say("There is nowhere further to go");
        return;
    }
    state_.walks_trail = true;
    if (place->transcript) act(OpenTranscript{place->transcript, {}, {}, {}});
    state_.transcript.resume = place->place;
    state_.passages = {place->passages, place->passages.row};
    act(ShowPage{place->page});
}

void Desktop::act(const GoBack&) {
    return_to(go_back(state_.trail, here(), study_->workspace.project()));
}

void Desktop::act(const GoForward&) {
    return_to(go_forward(state_.trail, here(), study_->workspace.project()));
}

// "HP02", "Agreement": where the trail leads, for the buttons.
std::string Desktop::name_of(const std::vector<Footprint>& trail) const {
    if (trail.empty()) return {};
    const Footprint& next = trail.back();
    const Transcript* transcript = study_->workspace.project().transcripts.find(next.transcript);
    if (next.page == Page::Transcript) return transcript ? transcript->name : std::string();
    if (next.page == Page::Passages) return "the list of passages";
    if (next.page == Page::Changed) return "the changed codings";
    if (next.page == Page::Compare) return "the comparison";
    if (next.page == Page::Deidentify) return "the de-identification";
    return "the page " + std::string(page_name(next.page));
}

}  // namespace tandem::ui
