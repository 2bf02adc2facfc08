#include <algorithm>

#include "tandem/base/error.h"
#include "tandem/text/boundaries.h"

#include "app/change.h"

namespace tandem {

std::string required_text(std::string_view text, const std::string& what) {
    if (!is_valid_utf8(text))
        throw Error(ErrorKind::BadInput, what + " holds bytes that are not text (UTF-8).");
    const TextRange range = trim(text, {{0}, length(text)});
    if (range.begin == range.end) throw Error(ErrorKind::BadInput, what + " is empty.");
    return std::string(slice(text, range.begin, range.end));
}

std::string optional_text(std::string_view text, const std::string& what) {
    const bool is_blank = text.find_first_not_of(" \t\r\n") == std::string_view::npos;
    return is_blank ? std::string() : required_text(text, what);
}

std::string in_quotes(std::string_view words, std::int64_t most) {
    std::string text(words);
    std::replace(text.begin(), text.end(), '\n', ' ');
    if (length(text).value > most) {
        const TextRange kept = snap_to_graphemes(text, {{0}, {most}});
        text = std::string(slice(text, kept.begin, kept.end)) + "…";
    }
    return "“" + text + "”";
}

CoderId coder_named(const std::string& name, Change& change) {
    if (name == change.actor_name && change.actor) return change.actor;
    if (const Coder* coder = change.project.find_coder(name)) return coder->id;
    const std::string kept = required_text(name, "The coder's name");
    if (kept != name) return coder_named(kept, change);
    const Guid guid = name_guid(change.project.guid, "coder", kept);
    return {change.file.insert("coder", {{"guid", guid}, {"name", kept}})};
}

void require_actor(const Change& change) {
    if (!change.actor)
        throw Error(ErrorKind::BadInput,
                    "Say who is at work: --coder NAME, or the name at the top of the window.");
}

void perform(const AddCoder& command, Change& change) {
    const std::string name = required_text(command.name, "The coder's name");
    if (change.project.find_coder(name) || name == change.actor_name) {
        if (change.project.find_coder(name))
            throw Error(ErrorKind::Conflict, name + " is a coder of this study already.");
    } else {
        coder_named(name, change);
    }
    change.result.sentence = "added the coder " + name;
}

static AttributeId attribute_named(const std::string& name, const ImportParticipants& command,
                                   Change& change, std::map<std::string, AttributeId>& made) {
    if (const Attribute* attribute = change.project.find_attribute(name)) return attribute->id;
    if (const auto found = made.find(name); found != made.end()) return found->second;
    std::string type = "text";
    for (const auto& [attribute, given] : command.attribute_types)
        if (attribute == name) type = given;
    const auto& types = attribute_types();
    if (std::find(types.begin(), types.end(), type) == types.end())
        throw Error(ErrorKind::BadInput,
                    "The attribute '" + name + "' has the type '" + type +
                        "', which is none of: category, whole, decimal, yes-no, ordered, date, "
                        "text.");
    const Guid guid = name_guid(change.project.guid, "attribute", name);
    const AttributeId id{
        change.file.insert("attribute", {{"guid", guid}, {"name", name}, {"type", type}})};
    return made[name] = id;
}

void perform(const ImportParticipants& command, Change& change) {
    if (command.people.empty())
        throw Error(ErrorKind::BadInput, "'" + command.file_name + "' lists no participant.");
    std::map<std::string, AttributeId> attributes;
    for (const auto& [name, type] : command.attribute_types)  // in the order of the file
        attribute_named(name, command, change, attributes);
    std::size_t added = 0;
    for (const ImportParticipants::Person& person : command.people) {
        const std::string label = required_text(person.label, "A participant's id");
        const Participant* known = change.project.find_participant(label);
        ParticipantId id;
        if (known) {
            id = known->id;
            if (known->group != person.group && !person.group.empty())
                change.file.update("participant", id.value, {{"grp", person.group}});
        } else {
            const Guid guid = name_guid(change.project.guid, "participant", label);
            id = {change.file.insert("participant",
                                     {{"guid", guid}, {"label", label}, {"grp", person.group}})};
            ++added;
        }
        for (const auto& [name, value] : person.values)
            if (!value.empty())
                change.file.put(
                    "attribute_value",
                    {{"participant", id.value},
                     {"attribute", attribute_named(name, command, change, attributes).value},
                     {"value", value}});
    }
    change.result.sentence = "imported " + std::to_string(command.people.size()) +
                             " participants from " + command.file_name + " (" +
                             std::to_string(added) + " new)";
}

}  // namespace tandem
