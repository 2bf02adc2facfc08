// Asking for files: what is asked, what was answered, and who asks. The desktop around the window
// has a dialog of its own (ui/portal); without one, or in tests, the program's asks
// (panels/path_dialog).
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace tandem::ui {

struct FileKind {
    std::string name;                  // "Studies"
    std::vector<std::string> endings;  // ".tandem"; none: every file
};

enum class FileAsk { Open, OpenSeveral, Save };

struct FileQuestion {
    FileAsk ask = FileAsk::Open;
    std::string title;            // "Open a study"
    std::string accept;           // on the button: "Open"
    std::string folder;           // to begin in; empty: the person's home
    std::string name;             // suggested, when saving
    std::vector<FileKind> kinds;  // the first holds at first
    bool may_replace = true;      // when saving: a file that is there, after a question
};

struct FileAnswer {
    std::vector<std::string> paths;  // none: the person chose nothing
    bool failed = false;             // the dialog did not open; ask in another way
};

// A struct of functions, so that tests have their own. Empty ones: there is no such dialog.
struct FileChooser {
    // Opens the dialog and returns at once. False when it cannot be opened.
    std::function<bool(const FileQuestion&)> ask;
    // The answer, once; nothing as long as the dialog is open.
    std::function<std::optional<FileAnswer>()> take_answer;
    // Closes a dialog that is still open; there will be no answer.
    std::function<void()> withdraw;
};

}  // namespace tandem::ui
