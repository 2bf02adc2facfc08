// The names of the pages, on the command line and in the settings.
#pragma once

#include <optional>
#include <string_view>

#include "ui/actions.h"

namespace tandem::ui {

std::string_view page_name(Page page);
std::optional<Page> find_page(std::string_view name);

}  // namespace tandem::ui
