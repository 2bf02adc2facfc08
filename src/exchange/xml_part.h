// XML that comes from strangers, for every format made of it.
#pragma once

#include <pugixml.hpp>
#include <string>
#include <string_view>

namespace tandem {

// Parses `bytes` in place; they must outlive the document. `part` is "its part 'content.xml'" or
// "its XML", for the message. Throws Error(BadInput) naming the file for XML that is damaged, has a
// DOCTYPE (entity definitions live there), or has more tags and attributes than fit in memory.
void parse_xml(pugi::xml_document& document, std::string& bytes, const std::string& part,
               std::string_view name);

// Of a text that is UTF-8 by now, whatever its declaration says: without it.
std::string without_declaration(std::string_view text);

// Without the namespace prefix: prefixes differ between programs.
std::string_view local_name(const pugi::xml_node& node);
std::string_view attribute(const pugi::xml_node& node, std::string_view local);

// Of the XML declaration; "UTF-8" where there is none.
std::string declared_encoding(const pugi::xml_document& document);

// Genuine documents stay below forty; deeper trees are made to exhaust the stack.
inline constexpr int kMaxXmlDepth = 256;
[[noreturn]] void refuse_depth(std::string_view name);

}  // namespace tandem
