#include "tandem/app/recordings.h"

#include <algorithm>
#include <array>
#include <filesystem>

#include "tandem/base/error.h"
#include "tandem/media/media_file.h"

namespace tandem {
namespace {

namespace fs = std::filesystem;

std::string absolute(const std::string& path) {
    return fs::absolute(path).lexically_normal().string();
}

bool is_file(const std::string& path) {
    std::error_code ignored;
    return fs::is_regular_file(path, ignored);
}

std::optional<std::int64_t> duration(const std::string& path) {
    const std::int64_t ms = duration_of_recording(path);
    return ms > 0 ? std::optional(ms) : std::nullopt;
}

}  // namespace

std::vector<const Media*> recordings_of(const Project& project, TranscriptId transcript) {
    std::vector<const Media*> found;
    for (const Media& media : project.media)
        if (!media.deleted && media.transcript == transcript) found.push_back(&media);
    std::stable_sort(found.begin(), found.end(), [](const Media* a, const Media* b) {
        return (a->role == "backup") < (b->role == "backup");
    });
    return found;
}

std::string place_of_recording(const Media& media, const std::string& study_path) {
    if (is_file(media.path)) return media.path;
    const std::string beside =
        (fs::path(absolute(study_path)).parent_path() / fs::path(media.path).filename()).string();
    return is_file(beside) ? beside : "";
}

Presence presence_of(const Media& media, const std::string& study_path, const Steps& steps) {
    const std::string path = place_of_recording(media, study_path);
    if (path.empty()) return Presence::Missing;
    return checksum_of_file(path, steps) == media.sha256 ? Presence::Present : Presence::Changed;
}

std::string role_by_name(const std::string& path) {
    constexpr std::array<std::string_view, 10> kFilms = {".avi",  ".m4v", ".mkv", ".mov",  ".mp4",
                                                         ".mpeg", ".mpg", ".ogv", ".webm", ".wmv"};
    std::string ending = fs::path(path).extension().string();
    for (char& c : ending)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    return std::find(kFilms.begin(), kFilms.end(), ending) == kFilms.end() ? "audio" : "video";
}

AttachMedia read_to_attach(TranscriptId transcript, const std::string& path,
                           const std::string& role, const Steps& steps) {
    AttachMedia command;
    command.transcript = transcript;
    command.path = absolute(path);
    command.role = role.empty() ? role_by_name(path) : role;
    command.sha256 = checksum_of_file(command.path, steps);
    command.duration_ms = duration(command.path);
    return command;
}

LocateMedia read_to_locate(MediaId media, const std::string& path, bool other_file,
                           const Steps& steps) {
    LocateMedia command;
    command.media = media;
    command.path = absolute(path);
    command.other_file = other_file;
    command.sha256 = checksum_of_file(command.path, steps);
    if (other_file) command.duration_ms = duration(command.path);
    return command;
}

}  // namespace tandem
