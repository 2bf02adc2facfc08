// The whole window with recordings: the real mpv without a loudspeaker.
#pragma once

#include <chrono>
#include <functional>
#include <optional>
#include <poll.h>
#include <string>
#include <utility>

#include "media/tone.h"
#include "ui/desktop_robot.h"
#include "ui/listening.h"

namespace tandem::ui::test {

class ListeningDesktopTest : public DesktopTest {
 protected:
    ListeningDesktopTest() { desktop->use(PlayerOptions{"mpv", "null"}); }
    // From now on questions for files are asked outside the window.
    void ask_outside() {
        FileChooser chooser;
        chooser.ask = [this](const FileQuestion& question) {
            asked = question.title;
            return true;
        };
        chooser.take_answer = [this] { return std::exchange(answer, std::nullopt); };
        desktop->use(std::move(chooser));
    }
    void choose(const std::string& chosen) {
        answer = FileAnswer{{chosen}};
        frames();
    }
    Player& player() { return desktop->listening().player; }
    const PlayerState& playing() { return player().state(); }
    // Frames as the window draws them: when mpv has said something.
    bool until(const std::function<bool()>& holds) {
        const auto deadline = std::chrono::steady_clock::now() + std::chrono::seconds(60);
        while (!holds()) {
            const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(
                deadline - std::chrono::steady_clock::now());
            if (left.count() <= 0 || player().socket() < 0) return false;
            pollfd ready{player().socket(), POLLIN, 0};
            ::poll(&ready, 1, static_cast<int>(left.count()));
            frames(1);
        }
        return true;
    }
    bool settled() {
        return until(
            [this] { return playing().stage == PlayerStage::Ready && !playing().seeking; });
    }

    tandem::test::Programs programs;
    std::string asked;
    std::optional<FileAnswer> answer;
};

}  // namespace tandem::ui::test
