// What mpv is told whenever it is started, and what is said when it cannot be.
#pragma once

#include <string>
#include <vector>

namespace tandem {

// Nothing but the sound of the one file named: no settings, scripts, pictures, other files or
// network, whatever the file asks for.
std::vector<std::string> mpv_arguments(const std::string& program);

// "Recordings are played by the program mpv, …", with what to install.
std::string mpv_is_missing();

}  // namespace tandem
