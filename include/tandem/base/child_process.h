// Running another program, found on the path and started directly: no shell sees its arguments.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace tandem {

// Where the program lies; empty: in no absolute folder of $PATH.
std::string find_program(const std::string& name);

// Open files that the program gets; -1: /dev/null. It inherits no others.
struct ChildFiles {
    int in = -1, out = -1;  // its standard input and output
    int talk = -1;          // its descriptor 3; -1: not open
};

struct ChildBounds {
    std::uint64_t memory = 0;       // bytes; 0: not bounded
    std::uint64_t cpu_seconds = 0;  // 0: not bounded
};

// A program that runs beside this one, and never longer than the object lives.
class ChildProcess {
 public:
    // Starts arguments[0]. None when there is no such program, or no process can be made.
    static std::optional<ChildProcess> start(const std::vector<std::string>& arguments,
                                             const ChildFiles& files, const ChildBounds& bounds);
    ChildProcess(ChildProcess&& other) noexcept : pid_(std::exchange(other.pid_, -1)) {}
    ChildProcess& operator=(ChildProcess&& other) noexcept;
    // Killed, if it still runs.
    ~ChildProcess();

    void kill();
    // Until it is over: its status, 128 or more when a signal ended it. Once only.
    int wait();

 private:
    explicit ChildProcess(int pid) : pid_(pid) {}
    int pid_ = -1;
};

enum class ChildEnd { Done, Missing, TooLong, TooMuch };

struct ChildResult {
    ChildEnd end = ChildEnd::Missing;
    int status = 0;      // as the program gave it; 128 or more when a signal ended it
    std::string output;  // what it printed
};

// Runs a program on bytes from a stranger, as its standard input. It is stopped after 20 seconds,
// after 32 MB of output, or beyond 1 GB of memory; its complaints are not read.
ChildResult run_child(const std::vector<std::string>& arguments, std::string_view input);

}  // namespace tandem
