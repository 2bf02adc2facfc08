#include "exchange/child_process.h"

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

namespace tandem {
namespace {

constexpr std::size_t kMaxOutput = 32 * 1024 * 1024;
constexpr rlim_t kMaxMemory = 1024UL * 1024 * 1024;
constexpr rlim_t kMaxCpuSeconds = 20;
constexpr std::chrono::seconds kMaxTime{20};

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

// Between fork and exec only calls that are safe in a program with threads.
[[noreturn]] void become(const char* program, char* const* arguments, int in, int out) {
    const int nowhere = open("/dev/null", O_WRONLY | O_CLOEXEC);
    const rlimit memory{kMaxMemory, kMaxMemory}, cpu{kMaxCpuSeconds, kMaxCpuSeconds};
    setrlimit(RLIMIT_AS, &memory);
    setrlimit(RLIMIT_CPU, &cpu);
    if (dup2(in, 0) == 0 && dup2(out, 1) == 1 && dup2(nowhere, 2) == 2) {
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

ChildResult run_child(const std::vector<std::string>& arguments, std::string_view input) {
    ChildResult result;
    const std::string program = find_program(arguments[0]);
    const auto file = as_file(input);
    std::array<int, 2> ends{};
    if (program.empty() || !file || pipe2(ends.data(), O_CLOEXEC) != 0) return result;
    std::vector<char*> vector;
    // execv takes char* and changes nothing.
    for (const std::string& each : arguments) vector.push_back(const_cast<char*>(each.c_str()));
    vector.push_back(nullptr);
    const pid_t child = fork();
    if (child == 0) become(program.c_str(), vector.data(), fileno(file.get()), ends[1]);
    close(ends[1]);
    if (child < 0) {
        close(ends[0]);
        return result;
    }
    result.end = read_output(ends[0], result.output);
    close(ends[0]);
    if (result.end != ChildEnd::Done) kill(child, SIGKILL);
    int status = 0;
    while (waitpid(child, &status, 0) < 0 && errno == EINTR) {
    }
    result.status = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
    return result;
}

}  // namespace tandem
