#include "tandem/media/media_file.h"

#include <chrono>
#include <cstdio>
#include <memory>
#include <poll.h>
#include <vector>

#include "tandem/base/error.h"
#include "tandem/media/player.h"

namespace tandem {
namespace {

constexpr std::size_t kPiece = 1024 * 1024;
constexpr std::chrono::seconds kPatience{10};

struct CloseFile {
    void operator()(std::FILE* file) const { std::fclose(file); }
};

}  // namespace

Sha256 checksum_of_file(const std::string& path, const Steps& steps) {
    const std::unique_ptr<std::FILE, CloseFile> file(std::fopen(path.c_str(), "rbe"));
    const auto refuse = [&] {
        throw Error(ErrorKind::NotFound,
                    "The recording '" + path + "' cannot be read. See whether it is there.");
    };
    if (!file || std::fseek(file.get(), 0, SEEK_END) != 0) refuse();
    const std::int64_t total = std::ftell(file.get());
    std::rewind(file.get());
    std::vector<char> piece(kPiece);
    std::int64_t done = 0;
    const Sha256 hash = sha256([&]() -> std::string_view {
        step(steps, done, total);
        const std::size_t got = std::fread(piece.data(), 1, piece.size(), file.get());
        done += static_cast<std::int64_t>(got);
        return {piece.data(), got};
    });
    // A folder opens, and gives an error when it is read.
    if (std::ferror(file.get())) refuse();
    return hash;
}

std::int64_t duration_of_recording(const std::string& path, const std::string& program) {
    Player player({program, "null"});
    player.load(path, 0);
    const auto deadline = std::chrono::steady_clock::now() + kPatience;
    while (player.state().stage == PlayerStage::Loading || player.state().duration_ms == 0) {
        const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(
            deadline - std::chrono::steady_clock::now());
        if (player.state().stage == PlayerStage::Failed || left.count() <= 0) break;
        pollfd ready{player.socket(), POLLIN, 0};
        ::poll(&ready, 1, static_cast<int>(left.count()));
        player.poll();
    }
    return player.state().duration_ms;
}

}  // namespace tandem
