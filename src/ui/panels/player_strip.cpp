#include "ui/panels/player_strip.h"

#include <algorithm>
#include <cmath>

#include "ui/textkit/label.h"
#include "ui/widgets.h"
#include "ui/words.h"

namespace tandem::ui {
namespace {

constexpr float kHeight = 54, kBar = 2, kBarStep = 3;  // design px
constexpr float kClick = 4;                            // px that a click may move

struct Area {
    ImVec2 min, max;
    float width() const { return max.x - min.x; }
    float middle() const { return (min.y + max.y) / 2; }
};

float middle_of(const Area& area, const FontStack& font) {
    return std::floor(area.middle() - font.line_height() / 2);
}

// One line, from `x` on. Returns its width.
float say(const Area& area, float x, FontStack& font, ImU32 colour, std::string_view text,
          float room) {
    return draw_label(*ImGui::GetWindowDrawList(), font, {std::floor(x), middle_of(area, font)},
                      colour, text, room);
}

// A sentence, and what can be done about it. Returns the place of what was pressed.
std::optional<int> sentence(const View& view, const Area& area, std::string_view words,
                            std::initializer_list<std::string_view> buttons) {
    float right = area.max.x - view.px(16);
    for (const std::string_view label : buttons) right -= button_width(view, label) + view.px(8);
    const float x = area.min.x + view.px(18);
    const float room = std::max(view.px(40), right - x - view.px(8));
    const float all = measure_label(view.type.plain, words), width = std::min(all, room);
    ImGui::SetCursorScreenPos({x, area.min.y});
    ImGui::InvisibleButton("##said", {std::max(1.0f, width), area.max.y - area.min.y});
    name_item("About the recording");
    if (all > room) tooltip(view, words);
    say(area, x, view.type.plain, view.theme.dim, words, room);
    std::optional<int> pressed;
    float at = std::min(x + width + view.px(18), right);
    int place = 0;
    for (const std::string_view label : buttons) {
        ImGui::SetCursorScreenPos({std::floor(at), std::floor(area.middle() - view.px(15))});
        ImGui::PushID(place);
        Button choice{label};
        if (place > 0) choice.weight = Weight::Quiet;
        if (button(view, "##choice", choice)) pressed = place;
        ImGui::PopID();
        at += button_width(view, label) + view.px(8);
        ++place;
    }
    return pressed;
}

std::string speed_words(double speed) {
    return decimal(speed, 1) + " ×";
}

// Slower, the speed, faster, from the right edge. Returns where it begins.
float draw_speed(const View& view, const Area& area, const PlayerState& player, Actions& actions) {
    const float label = std::ceil(measure_label(view.type.small, "0.0 ×")) + view.px(10);
    const float side = view.px(30), y = std::floor(area.middle() - side / 2);
    const float from = std::floor(area.max.x - view.px(12) - 2 * side - label);
    ImGui::SetCursorScreenPos({from, y});
    if (icon_button(view, "##slower", Icon::Minus, "Slower", player.speed > kSlowest))
        actions.post(ChangeSpeed{-1});
    ImGui::SetCursorScreenPos({from + side, y});
    if (press_area("##speed", {label, side})) actions.post(ChangeSpeed{0});
    name_item("Speed");
    focus_ring(view);
    const std::string words = speed_words(player.speed);
    say(area, from + side + (label - measure_label(view.type.small, words)) / 2, view.type.small,
        view.theme.text, words, label);
    tooltip(view, "Press for normal speed");
    ImGui::SetCursorScreenPos({from + side + label, y});
    if (icon_button(view, "##faster", Icon::Plus, "Faster", player.speed < kFastest))
        actions.post(ChangeSpeed{1});
    return from;
}

class Wave {
 public:
    Wave(const View& view, const PlayerStrip& strip, const Area& area)
        : view_(view), strip_(strip), area_(area) {}

    std::int64_t time_at(float x) const {
        const float part = std::clamp((x - area_.min.x) / area_.width(), 0.0f, 1.0f);
        return static_cast<std::int64_t>(static_cast<double>(part) *
                                         static_cast<double>(strip_.duration_ms));
    }
    float x_of(std::int64_t ms) const {
        const double part = static_cast<double>(ms) / static_cast<double>(strip_.duration_ms);
        return area_.min.x + static_cast<float>(std::clamp(part, 0.0, 1.0)) * area_.width();
    }

    void draw(const std::optional<TimeRange>& loop) const {
        ImDrawList& list = *ImGui::GetWindowDrawList();
        if (loop) {
            const float from = std::floor(x_of(loop->begin_ms)), to = std::ceil(x_of(loop->end_ms));
            list.AddRectFilled({from, area_.min.y}, {to, area_.max.y}, view_.theme.chosen,
                               view_.px(3));
            for (const float x : {from, to - 1})
                hairline(list, {x, area_.min.y}, {x, area_.max.y}, view_.theme.accent);
        }
        if (strip_.waveform)
            draw_bars(list);
        else
            draw_line(list);
        draw_turns(list);
        const float x = std::floor(x_of(strip_.player.position_ms));
        list.AddRectFilled({x, area_.min.y + view_.px(2)},
                           {x + std::max(2.0f, view_.px(2)), area_.max.y - view_.px(2)},
                           view_.theme.accent);
    }

 private:
    ImU32 colour(bool heard) const {
        return heard ? view_.theme.accent : mix(view_.theme.panel, view_.theme.faint, 0.55f);
    }
    void draw_bars(ImDrawList& list) const {
        const float step = std::max(2.0f, std::round(view_.px(kBarStep)));
        const float thick = std::max(1.0f, std::round(view_.px(kBar)));
        const float most = (area_.max.y - area_.min.y) / 2 - view_.px(7);
        const float loudest_of_all =
            std::max<float>(1, loudest(*strip_.waveform, 0, strip_.duration_ms));
        const std::int64_t now = strip_.player.position_ms;
        for (float x = area_.min.x; x + thick <= area_.max.x; x += step) {
            const std::int64_t begin = time_at(x), end = std::max(begin + 1, time_at(x + step));
            const float part = loudest(*strip_.waveform, begin, end) / loudest_of_all;
            // The ear's measure: a tenth of the amplitude is a third of the height.
            const float half = std::max(1.0f, std::sqrt(part) * most);
            list.AddRectFilled({x, std::floor(area_.middle() - half)},
                               {x + thick, std::ceil(area_.middle() + half)}, colour(end <= now));
        }
    }
    // Until the peaks are known: how far that is, in the line where they will stand.
    void draw_line(ImDrawList& list) const {
        const float y = std::floor(area_.middle());
        list.AddRectFilled({area_.min.x, y}, {area_.max.x, y + 1}, colour(false));
        const auto& reading = strip_.reading;
        if (!reading || reading->total <= 0) return;
        const float part = std::clamp(
            static_cast<float>(reading->done) / static_cast<float>(reading->total), 0.0f, 1.0f);
        list.AddRectFilled({area_.min.x, y - 1}, {area_.min.x + part * area_.width(), y + 2},
                           colour(false));
    }
    void draw_turns(ImDrawList& list) const {
        if (!strip_.turns) return;
        const float foot = area_.max.y, head = foot - view_.px(5);
        float last = -100;
        for (const Turn& turn : *strip_.turns) {
            if (!turn.start_ms || *turn.start_ms > strip_.duration_ms) continue;
            const float x = std::floor(x_of(*turn.start_ms));
            if (x < last + 2) continue;  // closer together they would be a line
            last = x;
            list.AddRectFilled({x, head}, {x + 1, foot}, view_.theme.dim);
        }
    }

    const View& view_;
    const PlayerStrip& strip_;
    Area area_;
};

// A click goes there; a drag is played over and over.
void use_mouse(const View& view, PlayerStripState& state, const Wave& wave, Actions& actions) {
    const float mouse = ImGui::GetIO().MousePos.x;
    if (ImGui::IsItemActivated() && ImGui::IsMouseDown(ImGuiMouseButton_Left))
        state.drag_from = wave.time_at(mouse);
    if (!state.drag_from) return;
    const bool drags =
        std::abs(mouse - wave.x_of(*state.drag_from)) > view.px(kClick) || state.drag_to;
    if (drags) state.drag_to = wave.time_at(mouse);
    if (ImGui::IsMouseDown(ImGuiMouseButton_Left)) return;
    const auto [begin, end] =
        std::minmax({*state.drag_from, state.drag_to.value_or(*state.drag_from)});
    if (begin == end)
        actions.post(SeekRecording{begin});
    else
        actions.post(LoopRecording{begin, end});
    state.drag_from.reset();
    state.drag_to.reset();
}

void draw_wave(const View& view, PlayerStripState& state, const PlayerStrip& strip,
               const Area& area, Actions& actions) {
    if (strip.duration_ms <= 0 || area.width() < view.px(30)) return;
    const Wave wave(view, strip, area);
    ImGui::SetCursorScreenPos(area.min);
    press_area("##wave", {area.width(), area.max.y - area.min.y});
    name_item("Recording");
    use_mouse(view, state, wave, actions);
    std::optional<TimeRange> loop = strip.player.loop;
    if (state.drag_to) {
        const auto [begin, end] = std::minmax({*state.drag_from, *state.drag_to});
        loop = TimeRange{begin, end};
    }
    wave.draw(loop);
    focus_ring(view);
    if (!ImGui::IsItemActive())
        tooltip(view, clock_words(wave.time_at(ImGui::GetIO().MousePos.x)) +
                          ": press to go there, drag to hear a part over and over");
}

void draw_player(const View& view, PlayerStripState& state, const PlayerStrip& strip,
                 const Area& area, Actions& actions) {
    const PlayerState& player = strip.player;
    const float side = view.px(30), gap = view.px(10);
    float x = area.min.x + view.px(12);
    ImGui::SetCursorScreenPos({x, std::floor(area.middle() - side / 2)});
    if (icon_button(view, "##play", player.paused ? Icon::Play : Icon::Pause,
                    player.paused ? "Play" : "Pause"))
        actions.post(PlayOrPause{});
    x += side + view.px(6);
    const std::string total = strip.duration_ms > 0 ? clock_words(strip.duration_ms) : "";
    // As wide as it will ever be, so that nothing beside it moves.
    const std::string widest(std::max<std::size_t>(4, total.size()), '0');
    const float clock = std::ceil(measure_label(view.type.plain, widest));
    say(area, x, view.type.plain, view.theme.text, clock_words(player.position_ms), clock);
    x += clock + gap;
    float right = draw_speed(view, area, player, actions) - gap;
    if (player.loop) {
        right -= button_width(view, "End loop");
        ImGui::SetCursorScreenPos({std::floor(right), std::floor(area.middle() - side / 2)});
        if (button(view, "##end-loop", {"End loop"})) actions.post(EndLoop{});
        right -= gap;
    }
    const float width = std::ceil(measure_label(view.type.small, total));
    right -= width;
    say(area, right, view.type.small, view.theme.dim, total, width + 1);
    draw_wave(view, state, strip,
              {{std::floor(x), area.min.y + view.px(6)},
               {std::floor(right - gap), area.max.y - view.px(6)}},
              actions);
}

void draw_parts(const View& view, PlayerStripState& state, const PlayerStrip& strip,
                const Area& area, Actions& actions) {
    if (strip.recording == PlayerStrip::Recording::None) {
        const auto pressed =
            sentence(view, area, "No recording is attached to " + strip.transcript + ".",
                     {"Attach recording…", "Not now"});
        if (pressed == 0) actions.post(AskForFiles{FileFor::Recording});
        if (pressed == 1) state.asked_for = {};
    } else if (strip.recording == PlayerStrip::Recording::Missing) {
        if (sentence(view, area, "The recording is not where it was: " + strip.path, {"Locate…"}))
            actions.post(AskForFiles{FileFor::MovedRecording});
    } else if (strip.player.stage == PlayerStage::Failed) {
        if (sentence(view, area, strip.player.trouble, {"Play again"})) actions.post(PlayOrPause{});
    } else {
        draw_player(view, state, strip, area, actions);
    }
}

}  // namespace

float player_strip_height(const View& view) {
    return std::round(view.px(kHeight));
}

void player_strip(const View& view, PlayerStripState& state, const PlayerStrip& strip,
                  Actions& actions) {
    const ImVec2 min = ImGui::GetCursorScreenPos();
    const Area area{min,
                    {min.x + ImGui::GetContentRegionAvail().x, min.y + player_strip_height(view)}};
    ImGui::PushID("##player");
    ImDrawList& list = *ImGui::GetWindowDrawList();
    list.AddRectFilled(area.min, area.max, view.theme.panel);
    hairline(list, area.min, {area.max.x, area.min.y}, view.theme.line);
    draw_parts(view, state, strip, area, actions);
    ImGui::PopID();
}

}  // namespace tandem::ui
