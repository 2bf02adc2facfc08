#include "cli/passphrase.h"

#include <cstdlib>
#include <fcntl.h>
#include <fstream>
#include <termios.h>
#include <unistd.h>

#include "tandem/base/error.h"

namespace tandem::cli {
namespace {

// The terminal itself, whatever standard input is. While it is open what is typed is not shown.
class SilentTerminal {
 public:
    SilentTerminal() : descriptor_(::open("/dev/tty", O_RDWR | O_CLOEXEC)) {
        if (descriptor_ < 0 || ::tcgetattr(descriptor_, &before_) != 0) return;
        ::termios silent = before_;
        silent.c_lflag &= ~static_cast<::tcflag_t>(ECHO);
        silent_ = ::tcsetattr(descriptor_, TCSAFLUSH, &silent) == 0;
    }
    ~SilentTerminal() {
        if (silent_) ::tcsetattr(descriptor_, TCSAFLUSH, &before_);
        if (descriptor_ >= 0) ::close(descriptor_);
    }
    SilentTerminal(const SilentTerminal&) = delete;
    SilentTerminal& operator=(const SilentTerminal&) = delete;

    bool is_there() const { return silent_; }
    std::string ask(const std::string& question) {
        say(question);
        std::string line;
        for (char c = 0; ::read(descriptor_, &c, 1) == 1 && c != '\n';) line += c;
        say("\n");
        return line;
    }

 private:
    void say(const std::string& words) {
        if (::write(descriptor_, words.data(), words.size()) < 0)
            throw Error(ErrorKind::Storage, "The terminal cannot be written to.");
    }

    int descriptor_;
    ::termios before_{};
    bool silent_ = false;
};

std::string first_line_of(const std::string& path) {
    std::ifstream in(path);
    std::string line;
    if (!in || !std::getline(in, line) || line.empty())
        throw Error(ErrorKind::BadInput, "'" + path +
                                             "' holds no passphrase: its first line must be one, "
                                             "and you must be allowed to read it.");
    if (line.back() == '\r') line.pop_back();
    return line;
}

}  // namespace

std::string read_passphrase(const std::string& file, bool made) {
    if (!file.empty()) return first_line_of(file);
    if (const char* given = std::getenv("TANDEM_PASSPHRASE"); given && *given) return given;
    SilentTerminal terminal;
    if (!terminal.is_there())
        throw Error(ErrorKind::BadInput,
                    "The key has a passphrase, and there is no terminal to ask for it. Give "
                    "--passphrase-file FILE, or set TANDEM_PASSPHRASE.");
    const std::string passphrase =
        terminal.ask(made ? "New passphrase of the key: " : "Passphrase of the key: ");
    if (passphrase.empty()) throw Error(ErrorKind::BadInput, "No passphrase was typed.");
    if (made && terminal.ask("The same once more: ") != passphrase)
        throw Error(ErrorKind::BadInput, "The two passphrases differ. Nothing was changed.");
    return passphrase;
}

}  // namespace tandem::cli
