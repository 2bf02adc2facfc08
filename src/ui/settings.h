// What the program remembers of a person's desk between two runs: looks, sizes, keys, and where in
// which study each person stopped reading, and of which recording listening. It holds GUIDs,
// checksums and places, never words of a transcript and never a participant's name.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "tandem/base/json.h"

#include "ui/looks.h"
#include "ui/reading_place.h"

namespace tandem::ui {

struct RecentStudy {
    std::string path, title;
    std::int64_t opened_ms = 0;  // Unix milliseconds
};

struct WindowPlace {
    int x = 0, y = 0, width = 0, height = 0;  // of the screen, as the window system counts
    bool maximised = false;
    bool operator==(const WindowPlace&) const = default;
};

// Where listening to a recording was left.
struct HeardRecording {
    std::string sha256;  // of its file, hexadecimal
    std::int64_t position_ms = 0;
    std::int64_t left_ms = 0;  // Unix milliseconds
};

// Widths in design pixels (scale 1); 0: the program's own.
struct PaneSizes {
    float left = 0, right = 0, agreement = 0, themes = 0;
    bool left_open = true, right_open = true;
    bool operator==(const PaneSizes&) const = default;
};

// One person in one study.
struct Desk {
    std::string page;                            // "transcript", "agreement" …
    std::string transcript;                      // GUID
    std::map<std::string, ReadingPlace> places;  // by the transcript's GUID
    Json filters = Json::object();               // each panel's own, by its name
};

struct StudyDesks {
    std::string last_person;
    std::map<std::string, Desk> people;  // by name; "" for somebody who only reads
};

struct Settings {
    ThemeChoice theme = ThemeChoice::System;
    ContrastChoice contrast = ContrastChoice::System;
    float text_size = 1;
    std::optional<WindowPlace> window;
    std::string folder;  // where files were chosen last
    PaneSizes panes;
    std::int64_t rewind_ms = 1500;   // how far a recording goes back when it goes on
    std::int64_t step_ms = 3000;     // back and forward
    std::string key_map = "tandem";  // what `keys` changes; see known_key_map()
    std::map<std::string, std::vector<std::string>> keys;  // command's name → "Ctrl+Shift+F" …
    std::vector<RecentStudy> recent;                       // newest first, at most kRecentStudies
    std::vector<HeardRecording> heard;                     // newest first, at most kHeardRecordings
    std::map<std::string, StudyDesks> studies;             // by the study's GUID
};

inline constexpr std::size_t kRecentStudies = 12, kHeardRecordings = 200;

void remember_study(Settings& settings, RecentStudy study);
void forget_study(Settings& settings, const std::string& path);
void remember_heard(Settings& settings, HeardRecording recording);

// settings.json in a folder. Another program window may write it too: only what changed since the
// last reading or writing is put in, so that neither loses what the other or a later version keeps
// there.
class SettingsFile {
 public:
    // Remembers nothing.
    SettingsFile() = default;
    // Reads the file, which need not be there. One that cannot be understood is kept beside it
    // under another name, and remark() says so.
    explicit SettingsFile(std::string folder);

    Settings now;

    // Writes what changed, if anything did. A sentence if that could not be done.
    std::optional<std::string> save();
    const std::string& remark() const { return remark_; }
    bool remembers() const { return !folder_.empty(); }
    std::string path() const { return folder_ + "/settings.json"; }

 private:
    Json read();

    std::string folder_, remark_;
    Json known_ = Json::object();  // the file's content as of the last reading or writing
};

// $XDG_CONFIG_HOME/tandem, or ~/.config/tandem; empty when there is no home.
std::string settings_folder();

}  // namespace tandem::ui
