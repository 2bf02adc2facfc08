// What can stop a command, in words for a researcher.
#pragma once

#include <stdexcept>
#include <string>

namespace tandem {

enum class ErrorKind { BadInput, NotFound, Conflict, Storage, Cancelled };

// "Cannot go on." The message is one sentence for a researcher: what happened, to which file, turn
// or code, and what to do. Caught in exactly two places: cli/main.cpp and ui/desktop.cpp.
// A condition of the data (alpha undefined, a line not understood) is a value, never an Error; a
// bug is a TANDEM_CHECK.
class Error : public std::runtime_error {
 public:
    Error(ErrorKind kind, const std::string& message) : std::runtime_error(message), kind_(kind) {}
    ErrorKind kind() const { return kind_; }

 private:
    ErrorKind kind_;
};

}  // namespace tandem
