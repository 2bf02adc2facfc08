#include "exchange/xml_part.h"

#include <algorithm>

#include "tandem/base/error.h"

namespace tandem {
namespace {

// Each tag and each attribute costs some sixty bytes. Two hours of talk have 200,000.
constexpr std::ptrdiff_t kMaxMarks = 2'000'000;

[[noreturn]] void fail(std::string_view name, const std::string& what) {
    throw Error(ErrorKind::BadInput, "Cannot read '" + std::string(name) + "': " + what);
}

}  // namespace

void parse_xml(pugi::xml_document& document, std::string& bytes, const std::string& part,
               std::string_view name) {
    const auto marks =
        std::count_if(bytes.begin(), bytes.end(), [](char c) { return c == '<' || c == '='; });
    if (marks > kMaxMarks) {
        fail(name, part +
                       " has more than 2,000,000 tags, which no genuine document has, so the "
                       "file was not opened. Save the document again with its program.");
    }
    const unsigned options =
        pugi::parse_default | pugi::parse_ws_pcdata | pugi::parse_doctype | pugi::parse_declaration;
    const pugi::xml_parse_result result =
        document.load_buffer_inplace(bytes.data(), bytes.size(), options);
    for (const pugi::xml_node& node : document.children()) {
        if (node.type() == pugi::node_doctype) {
            fail(name, part +
                           " has a DOCTYPE, which no program writes there, so the file was not "
                           "opened. Save the document again with its program.");
        }
    }
    if (!result) {
        fail(name, part + " is not well-formed XML (" + result.description() +
                       "). Save the document again with its program.");
    }
}

std::string without_declaration(std::string_view text) {
    std::string bytes(text);
    const std::size_t begin = bytes.find("<?xml");
    const std::size_t end = begin == std::string::npos ? begin : bytes.find("?>", begin);
    if (end != std::string::npos) bytes.erase(0, end + 2);
    return bytes;
}

std::string_view local_name(const pugi::xml_node& node) {
    const std::string_view name = node.name();
    const std::size_t colon = name.find(':');
    return colon == std::string_view::npos ? name : name.substr(colon + 1);
}

std::string_view attribute(const pugi::xml_node& node, std::string_view local) {
    for (const pugi::xml_attribute& attribute : node.attributes()) {
        std::string_view name = attribute.name();
        const std::size_t colon = name.find(':');
        if (colon != std::string_view::npos) name.remove_prefix(colon + 1);
        if (name == local) return attribute.value();
    }
    return {};
}

std::string declared_encoding(const pugi::xml_document& document) {
    const pugi::xml_node first = document.first_child();
    const std::string_view declared =
        first.type() == pugi::node_declaration ? attribute(first, "encoding") : std::string_view();
    return declared.empty() ? "UTF-8" : std::string(declared);
}

void refuse_depth(std::string_view name) {
    fail(name,
         "its parts are nested deeper than any program writes them, so the file was not "
         "opened. Save the document again with its program.");
}

}  // namespace tandem
