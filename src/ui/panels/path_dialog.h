// The program's own file dialog: a path to type, with completion, over the folder's list.
// Everything works by keyboard alone.
#pragma once

#include <set>
#include <string>

#include "ui/actions.h"
#include "ui/file_chooser.h"
#include "ui/folder_list.h"
#include "ui/text_field.h"
#include "ui/view.h"

namespace tandem::ui {

struct PathDialogState {
    bool opening = false, open = false;
    FileQuestion question;
    std::string typed;
    TextField field;
    int kind = 0;  // place in question.kinds; behind the last: every file
    bool hidden = false;
    int current = -1;              // place among the rows; -1: what is typed counts
    std::set<std::string> ticked;  // whole paths, when several may be chosen
    std::string problem;
    std::string replaces;  // the file whose replacement is in question

    bool names_folder = false;  // a new folder's name is being typed
    std::string folder_name;
    TextField folder_field;

    // Kept by the panel.
    std::string listed;  // the folder that `list` is of
    FolderList list;
    bool reveal_row = false;
};

void open_path_dialog(PathDialogState& state, FileQuestion question);

// Posts FilesChosen, with no path when the person chose nothing.
void path_dialog(const Look& look, PathDialogState& state, Actions& actions);

}  // namespace tandem::ui
