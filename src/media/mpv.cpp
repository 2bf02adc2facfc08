#include "media/mpv.h"

namespace tandem {

std::vector<std::string> mpv_arguments(const std::string& program) {
    return {program,
            "--no-config",
            "--no-terminal",
            "--no-video",
            "--sid=no",
            "--ytdl=no",
            "--access-references=no",
            "--autoload-files=no",
            "--ordered-chapters=no",
            "--demuxer-lavf-o=protocol_whitelist=[file]"};
}

std::string mpv_is_missing() {
    return "Recordings are played by the program mpv, which is not installed. Install it (sudo apt "
           "install mpv) and press play again; everything else works without it.";
}

}  // namespace tandem
