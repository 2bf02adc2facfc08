// The files of recordings: found, read for what a command needs of them, compared.
#pragma once

#include <string>
#include <vector>

#include "tandem/app/command.h"
#include "tandem/base/steps.h"
#include "tandem/model/media.h"
#include "tandem/model/project.h"

namespace tandem {

// Those of the transcript that are not detached: what is listened to before backups.
std::vector<const Media*> recordings_of(const Project& project, TranscriptId transcript);

// Where the recording lies: at its path, or else beside the study under the same name. Empty when
// there is no such file. Its bytes are not compared.
std::string place_of_recording(const Media& media, const std::string& study_path);

enum class Presence { Present, Missing, Changed };

// Reads all of the file. Changed: there is one, with other bytes. Throws Error: Cancelled.
Presence presence_of(const Media& media, const std::string& study_path, const Steps& steps);

// "video" for the usual endings of films, else "audio".
std::string role_by_name(const std::string& path);

// Reads the file: its checksum, and its duration if mpv is installed. `role` empty: by the name.
// Throws Error: NotFound, Cancelled.
AttachMedia read_to_attach(TranscriptId transcript, const std::string& path,
                           const std::string& role, const Steps& steps);
LocateMedia read_to_locate(MediaId media, const std::string& path, bool other_file,
                           const Steps& steps);

}  // namespace tandem
