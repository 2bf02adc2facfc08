#include "tandem/base/child_process.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <chrono>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <fcntl.h>
#include <memory>
#include <poll.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>
#include <utility>

#include "tandem/base/check.h"

namespace tandem {
namespace {

constexpr std::size_t kMaxOutput = 32 * 1024 * 1024;
constexpr std::uint64_t kMaxMemory = 1024UL * 1024 * 1024;
constexpr std::uint64_t kMaxCpuSeconds = 20;
constexpr std::chrono::seconds kMaxTime{20};

struct CloseFile {
    void operator()(std::FILE* file) const { std::fclose(file); }
};

// A file without a name, so that the program can move about in it.
std::unique_ptr<std::FILE, CloseFile> as_file(std::string_view input) {
    std::unique_ptr<std::FILE, CloseFile> file(std::tmpfile());
    if (!file || std::fwrite(input.data(), 1, input.size(), file.get()) != input.size() ||
        std::fflush(file.get()) != 0) {
        return nullptr;
    }
    std::rewind(file.get());
    return file;
}

int copied_high(int file) {
    return file < 0 ? open("/dev/null", O_RDWR | O_CLOEXEC) : fcntl(file, F_DUPFD_CLOEXEC, 10);
}

// Between fork and exec only calls that are safe in a program with threads.
[[noreturn]] void become(const char* program, char* const* arguments, const ChildFiles& files,
                         const ChildBounds& bounds) {
    // Out of the way first: one of them may have the number that another is to get.
    const int in = copied_high(files.in), out = copied_high(files.out);
    const int talk = files.talk < 0 ? -1 : copied_high(files.talk);
    const rlimit memory{bounds.memory, bounds.memory}, cpu{bounds.cpu_seconds, bounds.cpu_seconds};
    if (bounds.memory > 0) setrlimit(RLIMIT_AS, &memory);
    if (bounds.cpu_seconds > 0) setrlimit(RLIMIT_CPU, &cpu);
    const int nowhere = copied_high(-1);
    if (dup2(in, 0) == 0 && dup2(out, 1) == 1 && dup2(nowhere, 2) == 2 &&
        (talk < 0 || dup2(talk, 3) == 3)) {
        close_range(talk < 0 ? 3 : 4, ~0U, CLOSE_RANGE_CLOEXEC);
        execv(program, arguments);
    }
    _exit(127);
}

// Reads until the program closes its output or a bound is met.
ChildEnd read_output(int from, std::string& output) {
    const auto deadline = std::chrono::steady_clock::now() + kMaxTime;
    std::array<char, 64 * 1024> chunk{};
    while (true) {
        const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(
            deadline - std::chrono::steady_clock::now());
        if (left.count() <= 0) return ChildEnd::TooLong;
        pollfd ready{from, POLLIN, 0};
        const int polled = poll(&ready, 1, static_cast<int>(left.count()));
        if (polled == 0) return ChildEnd::TooLong;
        if (polled < 0 && errno == EINTR) continue;
        const ssize_t got = read(from, chunk.data(), chunk.size());
        if (got < 0 && errno == EINTR) continue;
        if (got <= 0) return ChildEnd::Done;
        output.append(chunk.data(), static_cast<std::size_t>(got));
        if (output.size() > kMaxOutput) return ChildEnd::TooMuch;
    }
}

}  // namespace

std::string find_program(const std::string& name) {
    const char* path = std::getenv("PATH");
    std::string_view rest = path == nullptr ? "/usr/bin:/bin" : path;
    while (!rest.empty()) {
        const std::size_t end = std::min(rest.find(':'), rest.size());
        const std::string file = std::string(rest.substr(0, end)) + "/" + name;
        // A folder of the path that is not absolute could be the one with the hostile file.
        if (file[0] == '/' && access(file.c_str(), X_OK) == 0) return file;
        rest.remove_prefix(std::min(end + 1, rest.size()));
    }
    return "";
}

std::optional<ChildProcess> ChildProcess::start(const std::vector<std::string>& arguments,
                                                const ChildFiles& files,
                                                const ChildBounds& bounds) {
    const std::string program = find_program(arguments[0]);
    if (program.empty()) return std::nullopt;
    std::vector<char*> vector;
    // execv takes char* and changes nothing.
    for (const std::string& each : arguments) vector.push_back(const_cast<char*>(each.c_str()));
    vector.push_back(nullptr);
    const pid_t child = fork();
    if (child == 0) become(program.c_str(), vector.data(), files, bounds);
    if (child < 0) return std::nullopt;
    return ChildProcess(child);
}

ChildProcess& ChildProcess::operator=(ChildProcess&& other) noexcept {
    std::swap(pid_, other.pid_);
    return *this;
}

ChildProcess::~ChildProcess() {
    if (pid_ < 0) return;
    kill();
    wait();
}

void ChildProcess::kill() {
    if (pid_ >= 0) ::kill(pid_, SIGKILL);
}

int ChildProcess::wait() {
    TANDEM_CHECK(pid_ >= 0, "a program is waited for once");
    int status = 0;
    while (waitpid(pid_, &status, 0) < 0 && errno == EINTR) {
    }
    pid_ = -1;
    return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

ChildResult run_child(const std::vector<std::string>& arguments, std::string_view input) {
    ChildResult result;
    const auto file = as_file(input);
    std::array<int, 2> ends{};
    if (!file || pipe2(ends.data(), O_CLOEXEC) != 0) return result;
    std::optional<ChildProcess> child =
        ChildProcess::start(arguments, {fileno(file.get()), ends[1]}, {kMaxMemory, kMaxCpuSeconds});
    close(ends[1]);
    if (child) result.end = read_output(ends[0], result.output);
    close(ends[0]);
    if (!child) return result;
    if (result.end != ChildEnd::Done) child->kill();
    result.status = child->wait();
    return result;
}

}  // namespace tandem
