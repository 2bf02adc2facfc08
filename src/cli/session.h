// What every verb shares: the study, the person at work, and how to answer.
#pragma once

#include <iosfwd>
#include <string>

#include "tandem/app/view.h"
#include "tandem/app/workspace.h"
#include "tandem/base/json.h"

namespace tandem::cli {

struct Session {
    std::ostream& out;
    Clock clock;
    std::string study;  // path
    std::string coder;  // before parsing $TANDEM_CODER; empty: nobody in particular
    bool json = false;

    // Throws Error for a coder that the study does not have (a misspelt name must not read as
    // somebody else), unless it has none at all.
    Workspace open_for_reading() const;
    // A new coder's name is fine: the study gets it with the first change.
    Workspace open_for_change() const;

    // Runs the command and says what was done. `with` as in Workspace::run().
    RunResult run(Workspace& workspace, const Command& command, std::int64_t with = 0) const;
    void print_json(const Json& value) const;
    // One line when something is hidden from the reader.
    void print_hidden_note(const Workspace& workspace) const;
};

Viewer viewer_of(const Workspace& workspace);
bool hides_something(const Workspace& workspace);

// "Coded PT06:12 as “Trust”." from "coded PT06:12 as “Trust”".
std::string as_sentence(std::string sentence);

}  // namespace tandem::cli
