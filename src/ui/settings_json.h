// Settings to and from the JSON of their file.
#pragma once

#include <string>
#include <vector>

#include "ui/settings.h"

namespace tandem::ui {

// Whether this version of the program reads it.
bool is_known_format(const Json& content);

// Requires: an object. What is missing is as at first; the names of what has a wrong type or value
// are added to `not_understood`, and it is as at first too.
Settings settings_from(const Json& content, std::vector<std::string>& not_understood);

// `content` with everything that Settings knows replaced; the rest of it stays.
Json settings_onto(Json content, const Settings& settings);

}  // namespace tandem::ui
