// Recordings of transcripts, by reference: nothing here opens one.
#include <algorithm>

#include "tandem/base/error.h"
#include "tandem/model/media.h"

#include "app/change.h"

namespace tandem {
namespace {

std::string name_of_file(const std::string& path) {
    return "'" + path.substr(path.rfind('/') + 1) + "'";
}

void require_path(const std::string& path) {
    required_text(path, "A recording's path");
    if (path.front() != '/')
        throw Error(ErrorKind::BadInput, "The path of a recording begins with '/': '" + path +
                                             "' would be another file from another folder.");
}

const Transcript& transcript_of(const Media& media, const Change& change) {
    return *change.project.transcripts.find(media.transcript);
}

const Media& recording(MediaId id, const Change& change) {
    const Media* media = change.project.media.find(id);
    if (!media || media->deleted)
        throw Error(ErrorKind::NotFound, "The recording is not in the study any more.");
    return *media;
}

void require_new(const Transcript& transcript, const Sha256& sha256, const Change& change) {
    for (const Media& media : change.project.media)
        if (!media.deleted && media.transcript == transcript.id && media.sha256 == sha256)
            throw Error(ErrorKind::Conflict, transcript.name +
                                                 " has this recording already, byte for byte: '" +
                                                 media.path + "'.");
}

Value duration(const std::optional<std::int64_t>& ms) {
    return ms ? Value(*ms) : Value(std::monostate{});
}

void remark_duration(const std::optional<std::int64_t>& ms, Change& change) {
    if (!ms) change.result.remarks.emplace_back("How long it is is not known.");
}

}  // namespace

void perform(const AttachMedia& command, Change& change) {
    const Transcript* transcript = change.project.transcripts.find(command.transcript);
    if (!transcript)
        throw Error(ErrorKind::NotFound, "The transcript of the recording is not in the study.");
    require_path(command.path);
    const auto& roles = media_roles();
    if (std::find(roles.begin(), roles.end(), command.role) == roles.end())
        throw Error(ErrorKind::BadInput, "'" + command.role +
                                             "' is no role of a recording. The roles are: audio, "
                                             "video, backup.");
    require_new(*transcript, command.sha256, change);
    for (const Media& media : change.project.media)
        if (!media.deleted && media.sha256 == command.sha256)
            change.result.remarks.push_back(transcript_of(media, change).name +
                                            " has the same recording.");
    change.file.insert("media", {{"guid", change.new_guid()},
                                 {"transcript", transcript->id.value},
                                 {"path", command.path},
                                 {"sha256", command.sha256},
                                 {"duration_ms", duration(command.duration_ms)},
                                 {"role", command.role},
                                 {"deleted", std::int64_t{0}}});
    change.result.sentence = "attached the recording " + name_of_file(command.path) + " to " +
                             transcript->name + " (" + command.role + ")";
    remark_duration(command.duration_ms, change);
}

void perform(const LocateMedia& command, Change& change) {
    const Media& media = recording(command.media, change);
    const Transcript& transcript = transcript_of(media, change);
    require_path(command.path);
    if (command.sha256 == media.sha256) {
        if (command.path == media.path)
            throw Error(ErrorKind::Conflict, "The recording of " + transcript.name +
                                                 " is known to lie there already: '" + media.path +
                                                 "'.");
        change.file.update("media", media.id.value, {{"path", command.path}});
        change.result.sentence =
            "found the recording of " + transcript.name + " at '" + command.path + "'";
        return;
    }
    if (!command.other_file)
        throw Error(ErrorKind::Conflict,
                    name_of_file(command.path) + " is not the recording that was attached to " +
                        transcript.name +
                        ": its bytes differ. Choose the right file, or say that it is another one "
                        "to be used from now on.");
    require_new(transcript, command.sha256, change);
    change.file.update("media", media.id.value,
                       {{"path", command.path},
                        {"sha256", command.sha256},
                        {"duration_ms", duration(command.duration_ms)}});
    change.result.sentence = "took " + name_of_file(command.path) + " as the recording of " +
                             transcript.name + " in place of " + name_of_file(media.path);
    remark_duration(command.duration_ms, change);
}

void perform(const DetachMedia& command, Change& change) {
    const Media& media = recording(command.media, change);
    change.file.update("media", media.id.value, {{"deleted", std::int64_t{1}}});
    change.result.sentence = "detached the recording " + name_of_file(media.path) + " from " +
                             transcript_of(media, change).name + "; the file stays where it is";
}

}  // namespace tandem
