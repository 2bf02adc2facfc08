#include "ui/settings_json.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <string_view>
#include <utility>

namespace tandem::ui {
namespace {

constexpr int kFormat = 1;
constexpr std::array<std::string_view, 3> kThemes{"system", "light", "dark"};
constexpr std::array<std::string_view, 3> kContrasts{"system", "normal", "high"};

// Reads the members of one object; a member that is there and is not what it should be is noted.
struct Reader {
    const Json& object;
    std::string inside;  // "window."
    std::vector<std::string>& wrong;

    void note(std::string_view key) const { wrong.push_back(inside + std::string(key)); }
    const Json* find(std::string_view key) const {
        const auto found = object.find(key);
        return found == object.end() || found->is_null() ? nullptr : &*found;
    }
    // Reads an inner object; nothing when it is not there.
    std::optional<Reader> within(std::string_view key) const {
        const Json* value = find(key);
        if (!value) return std::nullopt;
        if (value->is_object()) return Reader{*value, inside + std::string(key) + ".", wrong};
        note(key);
        return std::nullopt;
    }
    void read(std::string_view key, std::string& into) const {
        if (const Json* value = find(key); value && value->is_string())
            into = value->get<std::string>();
        else if (value)
            note(key);
    }
    void read(std::string_view key, bool& into) const {
        if (const Json* value = find(key); value && value->is_boolean())
            into = value->get<bool>();
        else if (value)
            note(key);
    }
    template <class Number>
    void read(std::string_view key, Number& into, double least, double most) const {
        const Json* value = find(key);
        if (!value) return;
        const double number = value->is_number() ? value->get<double>() : least - 1;
        if (number >= least && number <= most)
            into = static_cast<Number>(number);
        else
            note(key);
    }
    template <class Choice, std::size_t n>
    void read(std::string_view key, Choice& into,
              const std::array<std::string_view, n>& names) const {
        std::string word;
        const Json* value = find(key);
        if (!value) return;
        if (value->is_string()) word = value->get<std::string>();
        const auto found = std::ranges::find(names, word);
        if (found == names.end())
            note(key);
        else
            into = static_cast<Choice>(found - names.begin());
    }
};

constexpr double kFar = 1e6;      // px; further off is no screen
constexpr double kLatest = 1e15;  // ms

void read_window(const Reader& all, Settings& settings) {
    const auto window = all.within("window");
    if (!window) return;
    const std::size_t wrong = all.wrong.size();
    WindowPlace place;
    window->read("x", place.x, -kFar, kFar);
    window->read("y", place.y, -kFar, kFar);
    window->read("width", place.width, 1, kFar);
    window->read("height", place.height, 1, kFar);
    window->read("maximised", place.maximised);
    if (all.wrong.size() == wrong && place.width > 0 && place.height > 0) settings.window = place;
}

void read_panes(const Reader& all, Settings& settings) {
    const auto panes = all.within("panes");
    if (!panes) return;
    panes->read("left", settings.panes.left, 0, kFar);
    panes->read("right", settings.panes.right, 0, kFar);
    panes->read("agreement", settings.panes.agreement, 0, kFar);
    panes->read("themes", settings.panes.themes, 0, kFar);
    panes->read("left_open", settings.panes.left_open);
    panes->read("right_open", settings.panes.right_open);
}

void read_player(const Reader& all, Settings& settings) {
    const auto player = all.within("player");
    if (!player) return;
    player->read("rewind_ms", settings.rewind_ms, 0, 60'000);
    player->read("step_ms", settings.step_ms, 100, 600'000);
}

void read_keys(const Reader& all, Settings& settings) {
    const auto keys = all.within("keys");
    if (!keys) return;
    for (const auto& [command, chords] : keys->object.items()) {
        std::vector<std::string> names;
        bool good = chords.is_array();
        for (const Json& chord : chords) {
            good = good && chord.is_string();
            if (good) names.push_back(chord.get<std::string>());
        }
        if (good)
            settings.keys[command] = std::move(names);
        else
            keys->note(command);
    }
}

void read_recent(const Reader& all, Settings& settings) {
    const auto recent = all.within("recent");
    if (!recent) return;
    for (const auto& [path, value] : recent->object.items()) {
        RecentStudy study;
        study.path = path;
        if (const auto about = recent->within(path)) {
            about->read("title", study.title);
            about->read("opened", study.opened_ms, 0, kLatest);
            settings.recent.push_back(std::move(study));
        }
    }
    std::ranges::stable_sort(settings.recent, [](const RecentStudy& a, const RecentStudy& b) {
        return a.opened_ms > b.opened_ms;
    });
    if (settings.recent.size() > kRecentStudies) settings.recent.resize(kRecentStudies);
}

void read_heard(const Reader& all, Settings& settings) {
    const auto heard = all.within("heard");
    if (!heard) return;
    for (const auto& [sum, value] : heard->object.items()) {
        HeardRecording recording;
        recording.sha256 = sum;
        if (const auto about = heard->within(sum)) {
            about->read("at", recording.position_ms, 0, kLatest);
            about->read("left", recording.left_ms, 0, kLatest);
            settings.heard.push_back(std::move(recording));
        }
    }
    std::ranges::stable_sort(settings.heard, [](const HeardRecording& a, const HeardRecording& b) {
        return a.left_ms > b.left_ms;
    });
    if (settings.heard.size() > kHeardRecordings) settings.heard.resize(kHeardRecordings);
}

Desk read_desk(const Reader& reader) {
    Desk desk;
    reader.read("page", desk.page);
    reader.read("transcript", desk.transcript);
    if (const auto filters = reader.within("filters")) desk.filters = filters->object;
    const auto places = reader.within("places");
    if (!places) return desk;
    for (const auto& [transcript, value] : places->object.items()) {
        const auto at = places->within(transcript);
        if (!at) continue;
        ReadingPlace place;
        at->read("turn", place.turn);
        at->read("caret", place.caret.value, 0, kLatest);
        at->read("top", place.top);
        at->read("below", place.below, 0, kFar);
        desk.places[transcript] = std::move(place);
    }
    return desk;
}

void read_studies(const Reader& all, Settings& settings) {
    const auto studies = all.within("studies");
    if (!studies) return;
    for (const auto& [guid, value] : studies->object.items()) {
        const auto study = studies->within(guid);
        if (!study) continue;
        StudyDesks& desks = settings.studies[guid];
        study->read("last_person", desks.last_person);
        const auto people = study->within("people");
        if (!people) continue;
        for (const auto& [name, desk] : people->object.items())
            if (const auto reader = people->within(name)) desks.people[name] = read_desk(*reader);
    }
}

// An inner object to write into, whatever stood there.
Json& object_at(Json& content, const std::string& key) {
    Json& value = content[key];
    if (!value.is_object()) value = Json::object();
    return value;
}

void write_desk(Json& into, const Desk& desk) {
    into["page"] = desk.page;
    into["transcript"] = desk.transcript;
    into["filters"] = desk.filters;
    Json& places = object_at(into, "places");
    for (const auto& [transcript, place] : desk.places) {
        Json& at = object_at(places, transcript);
        at["turn"] = place.turn;
        at["caret"] = place.caret.value;
        at["top"] = place.top;
        at["below"] = std::round(place.below * 1000) / 1000;
    }
}

void write_studies(Json& content, const Settings& settings) {
    Json& studies = object_at(content, "studies");
    for (const auto& [guid, desks] : settings.studies) {
        Json& study = object_at(studies, guid);
        study["last_person"] = desks.last_person;
        Json& people = object_at(study, "people");
        for (const auto& [name, desk] : desks.people) write_desk(object_at(people, name), desk);
    }
}

// Those that are no longer listed go.
void write_recent(Json& content, const Settings& settings) {
    const Json known = std::exchange(object_at(content, "recent"), Json::object());
    Json& recent = content["recent"];
    for (const RecentStudy& study : settings.recent) {
        Json& entry = recent[study.path];
        if (const auto found = known.find(study.path); found != known.end()) entry = *found;
        if (!entry.is_object()) entry = Json::object();
        entry["title"] = study.title;
        entry["opened"] = study.opened_ms;
    }
}

void write_heard(Json& content, const Settings& settings) {
    Json& heard = content["heard"] = Json::object();
    for (const HeardRecording& each : settings.heard)
        heard[each.sha256] = {{"at", each.position_ms}, {"left", each.left_ms}};
}

// Short in the file: 1.1, not 1.10000002.
double thousandths(float value) {
    return std::round(static_cast<double>(value) * 1000) / 1000;
}

void write_panes(Json& content, const PaneSizes& sizes) {
    Json& panes = object_at(content, "panes");
    panes["left"] = thousandths(sizes.left);
    panes["right"] = thousandths(sizes.right);
    panes["agreement"] = thousandths(sizes.agreement);
    panes["themes"] = thousandths(sizes.themes);
    panes["left_open"] = sizes.left_open;
    panes["right_open"] = sizes.right_open;
}

void write_window(Json& content, const WindowPlace& place) {
    Json& window = object_at(content, "window");
    window["x"] = place.x;
    window["y"] = place.y;
    window["width"] = place.width;
    window["height"] = place.height;
    window["maximised"] = place.maximised;
}

}  // namespace

bool is_known_format(const Json& content) {
    const auto format = content.find("format");
    return format == content.end() || (format->is_number_integer() && *format <= kFormat);
}

Settings settings_from(const Json& content, std::vector<std::string>& not_understood) {
    Settings settings;
    const Reader all{content, "", not_understood};
    all.read("theme", settings.theme, kThemes);
    all.read("contrast", settings.contrast, kContrasts);
    all.read("text_size", settings.text_size, 0.5, 4);
    all.read("folder", settings.folder);
    all.read("key_map", settings.key_map);
    read_window(all, settings);
    read_panes(all, settings);
    read_player(all, settings);
    read_keys(all, settings);
    read_recent(all, settings);
    read_heard(all, settings);
    read_studies(all, settings);
    return settings;
}

Json settings_onto(Json content, const Settings& settings) {
    content["format"] = kFormat;
    content["theme"] = kThemes[static_cast<std::size_t>(settings.theme)];
    content["contrast"] = kContrasts[static_cast<std::size_t>(settings.contrast)];
    content["text_size"] = thousandths(settings.text_size);
    content["folder"] = settings.folder;
    content["key_map"] = settings.key_map;
    if (settings.window) write_window(content, *settings.window);
    write_panes(content, settings.panes);
    Json& player = object_at(content, "player");
    player["rewind_ms"] = settings.rewind_ms;
    player["step_ms"] = settings.step_ms;
    Json& keys = content["keys"] = Json::object();
    for (const auto& [command, chords] : settings.keys) keys[command] = chords;
    write_recent(content, settings);
    write_heard(content, settings);
    write_studies(content, settings);
    return content;
}

}  // namespace tandem::ui
