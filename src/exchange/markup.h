// Text inside XML and HTML.
#pragma once

#include <string>
#include <string_view>

namespace tandem {

// & < > " as entities: safe between tags and in double-quoted attributes. '>' is among them so that
// "]]>" cannot stand in XML text.
std::string escape_markup(std::string_view text);

}  // namespace tandem
