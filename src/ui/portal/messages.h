// What is said to the portal's file chooser, and what it answers.
#pragma once

#include <string>
#include <systemd/sd-bus.h>
#include <vector>

#include "ui/file_chooser.h"

namespace tandem::ui {

// A call of OpenFile or SaveFile; null when it could not be made. The caller unrefs it.
sd_bus_message* file_question(sd_bus* bus, const FileQuestion& question, const std::string& parent,
                              const std::string& token);

// The body of a Response signal, "ua{sv}". Chosen files by their paths; what is no local file is
// left out. `kinds` give a name that is to be written its ending.
FileAnswer read_response(sd_bus_message* message, const FileQuestion& question);

// "file:///home/ana/%C3%A9.txt" → "/home/ana/é.txt"; empty for what is no file of this machine.
std::string path_of_uri(std::string_view uri);

// ".txt" → "*.[tT][xX][tT]": patterns tell letters' case apart.
std::string pattern_of_ending(std::string_view ending);

}  // namespace tandem::ui
