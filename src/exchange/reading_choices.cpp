#include "tandem/exchange/reading_choices.h"

#include <algorithm>

#include "tandem/base/json.h"
#include "tandem/exchange/transcript_reader.h"

namespace tandem {

std::string choices_to_keep(const ReadingChoices& choices) {
    Json kept = Json::object();
    if (choices.format != "auto") kept["format"] = choices.format;
    if (!choices.renamed.empty()) kept["speakers"] = choices.renamed;
    if (!choices.tiers.empty()) kept["tiers"] = choices.tiers;
    return kept.empty() ? "" : kept.dump(-1, ' ', false, Json::error_handler_t::replace);
}

static bool is_format(const Json& format) {
    const std::vector<std::string> known = transcript_formats();
    return format.is_string() &&
           (format == "auto" || std::ranges::find(known, format.get<std::string>()) != known.end());
}

static bool is_names(const Json& list) {
    return list.is_array() &&
           std::ranges::all_of(list, [](const Json& name) { return name.is_string(); });
}

static bool is_pairs(const Json& list) {
    return list.is_array() && std::ranges::all_of(list, [](const Json& pair) {
               return is_names(pair) && pair.size() == 2;
           });
}

ReadingChoices kept_choices(std::string_view text) {
    const Json kept = Json::parse(text, nullptr, false);
    if (!kept.is_object()) return {};
    const Json format = kept.value("format", Json("auto"));
    const Json speakers = kept.value("speakers", Json::array());
    const Json tiers = kept.value("tiers", Json::array());
    if (!is_format(format) || !is_pairs(speakers) || !is_names(tiers)) return {};
    return {.format = format.get<std::string>(),
            .renamed = speakers.get<SpeakerNames>(),
            .tiers = tiers.get<std::vector<std::string>>()};
}

}  // namespace tandem
