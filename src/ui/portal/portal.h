// The desktop around the window, through its portal on the session bus (D-Bus interface
// org.freedesktop.portal): file dialogs, and whether it is dark or of high contrast. Nothing here
// waits; without a bus or a portal everything is as if there were no wishes and no dialogs.
#pragma once

#include <chrono>
#include <memory>
#include <string>

#include "ui/file_chooser.h"

namespace tandem::ui {

struct SystemLooks {
    bool dark = false, high_contrast = false;
    bool operator==(const SystemLooks&) const = default;
};

class Portal {
 public:
    // The session bus of this person.
    Portal();
    // One other program at the end of a socket, which it owns from now on (for tests).
    explicit Portal(int socket);
    ~Portal();
    Portal(const Portal&) = delete;
    Portal& operator=(const Portal&) = delete;

    bool connected() const;
    // To be polled for reading; -1 without a connection.
    int descriptor() const;
    // Does what has arrived since. To be called once a frame.
    void process();

    const SystemLooks& looks() const;
    // Until the desktop has said how it looks, at most so long: so that the first frame is right.
    void wait_for_looks(std::chrono::milliseconds most);

    // `parent` names the window that the dialogs belong to, "x11:1a00007"; may be empty. The
    // functions must not outlive the portal.
    FileChooser file_chooser(std::string parent);

 private:
    struct State;
    std::unique_ptr<State> state_;
};

}  // namespace tandem::ui
