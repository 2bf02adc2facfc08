#include "tandem/app/identity_key.h"

#include "tandem/base/error.h"
#include "tandem/base/json.h"

#include "app/file_bytes.h"

namespace tandem {
namespace {

constexpr int kVersion = 1;
constexpr std::int64_t kMostBytes = 256 * 1024 * 1024;
Json json_of(const Decision& decision) {
    return {{"string", decision.text},
            {"type", decision.type},
            {"decision", choice_word(decision.choice)},
            {"replacement", decision.replacement}};
}

// What is there as it should be; anything else stops the reading.
class Reader {
 public:
    explicit Reader(std::string_view name) : name_(name) {}

    [[noreturn]] void refuse(const std::string& what) const {
        throw Error(ErrorKind::BadInput, "The key '" + name_ + "' cannot be used: " + what);
    }
    const Json& list(const Json& object, const char* member) const {
        if (!object.contains(member) || !object[member].is_array())
            refuse(std::string("it has no list '") + member + "'.");
        return object[member];
    }
    std::string text(const Json& object, const char* member) const {
        if (!object.is_object() || !object.contains(member) || !object[member].is_string())
            refuse(std::string("an entry has no '") + member + "'.");
        return object[member].get<std::string>();
    }
    Choice choice(const Json& object) const {
        const std::string written = text(object, "decision");
        if (const auto choice = choice_of(written)) return *choice;
        refuse("it holds a decision '" + written + "' that this Tandem does not know.");
    }
    Decision decision(const Json& object) const {
        return {text(object, "string"), text(object, "type"), choice(object),
                text(object, "replacement")};
    }

 private:
    std::string name_;
};

}  // namespace

std::string key_to_json(const IdentityKey& key) {
    Json strings = Json::array(), places = Json::array(), names = Json::array();
    for (const Decision& each : key.decisions.strings) strings.push_back(json_of(each));
    for (const PlaceDecision& each : key.decisions.places)
        places.push_back({{"string", each.text},
                          {"turn", to_string(each.turn)},
                          {"begin", each.begin},
                          {"decision", choice_word(each.choice)},
                          {"replacement", each.replacement}});
    for (const Decision& each : key.names) names.push_back(json_of(each));
    const Json json = {{"format", "tandem-key"}, {"version", kVersion},
                       {"strings", strings},     {"places", places},
                       {"names", names},         {"lower_case", key.lower_case}};
    return json.dump();
}

IdentityKey key_from_json(std::string_view text, std::string_view name) {
    const Reader reader(name);
    const Json json = Json::parse(text, nullptr, false);
    if (!json.is_object() || json.value("format", Json()) != "tandem-key")
        reader.refuse("what is sealed in it is not a key.");
    if (const Json version = json.value("version", Json()); version != kVersion)
        reader.refuse(version.is_number_integer() && version.get<std::int64_t>() > kVersion
                          ? "it was made by a newer version of Tandem. Open it with that one."
                          : "it is of a version that this Tandem does not read.");
    IdentityKey key;
    for (const Json& each : reader.list(json, "strings"))
        key.decisions.strings.push_back(reader.decision(each));
    for (const Json& each : reader.list(json, "places")) {
        if (!each.is_object() || !each.contains("begin") || !each["begin"].is_number_integer())
            reader.refuse("a place has no 'begin'.");
        key.decisions.places.push_back({reader.text(each, "string"),
                                        parse_guid(reader.text(each, "turn")),
                                        each["begin"].get<std::int64_t>(), reader.choice(each),
                                        reader.text(each, "replacement")});
    }
    for (const Json& each : reader.list(json, "names")) key.names.push_back(reader.decision(each));
    key.lower_case = json.value("lower_case", Json()) == true;
    return key;
}

IdentityKey open_key(const std::string& path, std::string_view passphrase) {
    const std::string name = file_name_of(path);
    return key_from_json(unseal(read_file(path, kMostBytes), passphrase, name), name);
}

void save_key(const std::string& path, const IdentityKey& key, std::string_view passphrase,
              SealCost cost) {
    write_file(path, seal(key_to_json(key), passphrase, cost), FileAccess::OwnerAlone);
}

}  // namespace tandem
