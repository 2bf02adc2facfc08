#include "ui/settings.h"

#include <algorithm>
#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <fcntl.h>
#include <filesystem>
#include <sys/stat.h>
#include <unistd.h>

#include "ui/settings_json.h"

namespace tandem::ui {
namespace {

constexpr std::int64_t kLargest = 16 * 1024 * 1024;

enum class Reading { Absent, Read, Failed };

Reading read_whole(const std::string& path, std::string& bytes) {
    const int file = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
    if (file < 0) return errno == ENOENT || errno == ENOTDIR ? Reading::Absent : Reading::Failed;
    struct stat about {};
    bool good = fstat(file, &about) == 0 && S_ISREG(about.st_mode) && about.st_size <= kLargest;
    char block[65536];
    while (good) {
        const ssize_t count = ::read(file, block, sizeof block);
        if (count < 0 && errno == EINTR) continue;
        good = count >= 0;
        if (count <= 0) break;
        bytes.append(block, static_cast<std::size_t>(count));
    }
    ::close(file);
    return good ? Reading::Read : Reading::Failed;
}

bool write_all(int file, std::string_view bytes) {
    while (!bytes.empty()) {
        const ssize_t count = ::write(file, bytes.data(), bytes.size());
        if (count < 0 && errno == EINTR) continue;
        if (count <= 0) return false;
        bytes.remove_prefix(static_cast<std::size_t>(count));
    }
    return true;
}

// The file behind a symbolic link, so that the link stays.
std::string behind_links(const std::string& path) {
    std::error_code problem;
    const auto real = std::filesystem::canonical(path, problem);
    return problem ? path : real.string();
}

// Under another name until it is whole; readable by its owner alone, as it tells who works on what.
bool replace_file(const std::string& name, std::string_view bytes) {
    const std::string path = behind_links(name);
    std::string temporary = path + ".XXXXXX";
    const int file = mkostemp(temporary.data(), O_CLOEXEC);
    if (file < 0) return false;
    const bool written = write_all(file, bytes) && fsync(file) == 0;
    const int problem = errno;
    ::close(file);
    if (written && std::rename(temporary.c_str(), path.c_str()) == 0) return true;
    const int kept = written ? errno : problem;
    ::unlink(temporary.c_str());
    errno = kept;
    return false;
}

// "settings.json" → "settings-1.json", the first name that is free. Empty: it could not be moved.
std::string keep_aside(const std::string& path) {
    const std::string stem = path.substr(0, path.size() - std::strlen(".json"));
    for (int number = 1; number < 1000; ++number) {
        const std::string aside = stem + "-" + std::to_string(number) + ".json";
        // A link does not replace what is there.
        if (::linkat(AT_FDCWD, path.c_str(), AT_FDCWD, aside.c_str(), AT_SYMLINK_FOLLOW) == 0)
            return aside;
        if (errno == EEXIST) continue;
        struct stat about {};
        if (::lstat(aside.c_str(), &about) == 0) continue;
        return std::rename(path.c_str(), aside.c_str()) == 0 ? aside : "";
    }
    return {};
}

// What must be done to `before` to have `after`, as a JSON merge patch (RFC 7386).
Json changes_between(const Json& before, const Json& after) {
    Json changes = Json::object();
    for (const auto& [key, value] : after.items()) {
        const auto known = before.find(key);
        if (known == before.end())
            changes[key] = value;
        else if (known->is_object() && value.is_object()) {
            Json inner = changes_between(*known, value);
            if (!inner.empty()) changes[key] = std::move(inner);
        } else if (*known != value) {
            changes[key] = value;
        }
    }
    for (const auto& [key, value] : before.items())
        if (!after.contains(key)) changes[key] = nullptr;
    return changes;
}

}  // namespace

void remember_study(Settings& settings, RecentStudy study) {
    forget_study(settings, study.path);
    settings.recent.insert(settings.recent.begin(), std::move(study));
    if (settings.recent.size() > kRecentStudies) settings.recent.resize(kRecentStudies);
}

void forget_study(Settings& settings, const std::string& path) {
    std::erase_if(settings.recent, [&](const RecentStudy& each) { return each.path == path; });
}

void remember_heard(Settings& settings, HeardRecording recording) {
    auto& heard = settings.heard;
    const auto known = std::ranges::find(heard, recording.sha256, &HeardRecording::sha256);
    if (known != heard.end()) {
        // That it still stands there is no news.
        if (known->position_ms == recording.position_ms) return;
        heard.erase(known);
    }
    heard.insert(heard.begin(), std::move(recording));
    if (heard.size() > kHeardRecordings) heard.resize(kHeardRecordings);
}

SettingsFile::SettingsFile(std::string folder) : folder_(std::move(folder)) {
    if (!remembers()) return;
    known_ = read();
    std::vector<std::string> not_understood;
    now = settings_from(known_, not_understood);
    if (not_understood.empty()) {
        // What is missing and as at first is no change: another window may have chosen otherwise.
        known_ = settings_onto(std::move(known_), now);
        return;
    }
    std::string names;
    for (const std::string& name : not_understood) names += (names.empty() ? "" : ", ") + name;
    const std::string aside = keep_aside(path());
    remark_ = "In the settings file " + names + " could not be understood and " +
              (not_understood.size() > 1 ? "are" : "is") + " as at first. " +
              (aside.empty() ? std::string() : "The file as it was: " + aside);
}

// The file's content, an object. One that is none is moved aside.
Json SettingsFile::read() {
    std::string bytes;
    const Reading reading = read_whole(path(), bytes);
    if (reading == Reading::Absent) return Json::object();
    Json content = reading == Reading::Read ? Json::parse(bytes, nullptr, false) : Json();
    if (content.is_object() && is_known_format(content)) return content;
    const bool newer = content.is_object();
    const std::string aside = keep_aside(path());
    if (!aside.empty()) ::unlink(path().c_str());
    remark_ = std::string("The settings file ") + path() +
              (newer ? " was written by a later version of Tandem" : " could not be read") +
              ", so everything looks as at first. " +
              (aside.empty() ? "It could not be moved out of the way, so settings are not kept"
                             : "It was kept as " + aside);
    if (aside.empty()) folder_.clear();
    return Json::object();
}

std::optional<std::string> SettingsFile::save() {
    if (!remembers()) return std::nullopt;
    const Json wanted = settings_onto(known_, now);
    const Json changes = changes_between(known_, wanted);
    if (changes.empty()) return std::nullopt;
    std::error_code problem;
    std::filesystem::create_directories(folder_, problem);
    Json content = read();
    if (!remembers()) return remark_;
    content.merge_patch(changes);
    content["format"] = wanted.at("format");
    // Names of files need not be UTF-8; what is not is written as U+FFFD.
    const std::string bytes = content.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
    if (!replace_file(path(), bytes))
        return "The settings could not be written to " + path() + ": " + std::strerror(errno);
    known_ = wanted;
    return std::nullopt;
}

std::string settings_folder() {
    const char* config = std::getenv("XDG_CONFIG_HOME");
    if (config && config[0] == '/') return std::string(config) + "/tandem";
    const char* home = std::getenv("HOME");
    return home && home[0] == '/' ? std::string(home) + "/.config/tandem" : std::string();
}

}  // namespace tandem::ui
