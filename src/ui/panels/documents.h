// The list of transcripts at the left.
#pragma once

#include "ui/actions.h"
#include "ui/panels/documents_filter.h"
#include "ui/text_field.h"
#include "ui/view.h"

namespace tandem::ui {

struct DocumentsState {
    TranscriptId open;
    DocumentConditions conditions;

    // The list of conditions to choose from.
    bool opening = false;
    std::string typed;
    TextField field;
    int highlighted = 0;
    std::vector<DocumentOffer> offers;
    std::uint64_t offers_revision = 0;

    // Kept by documents_head().
    std::vector<TranscriptId> shown;
    DocumentConditions met;  // by those shown
    std::optional<CoderId> reader;
    std::uint64_t revision = 0;
};

// Heading, filter and its chips.
void documents_head(const View& view, DocumentsState& state);
void documents_panel(const View& view, DocumentsState& state, Actions& actions);

// "Ana (you): 12 of 30 turns coded or off topic", "Ben: not done; …".
std::string progress_words(const View& view, const CoderProgress& progress);

}  // namespace tandem::ui
