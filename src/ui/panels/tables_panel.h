// The tables that a study prints: preview, and to a file.
#pragma once

#include "ui/actions.h"
#include "ui/text_field.h"
#include "ui/view.h"

namespace tandem::ui {

struct TablesState {
    std::string kind = "theme-quotes";
    std::string folder;  // where files go unless a path is typed; ends in '/', may be empty
    std::string path;
    TextField field;
    bool typed = false;   // the path is no longer the suggested one
    std::string written;  // the result of the last writing
};

void table_list_panel(const View& view, TablesState& state, Actions& actions);
void table_preview_panel(const View& view, TablesState& state, const AgreementQuery& query,
                         Actions& actions);

}  // namespace tandem::ui
