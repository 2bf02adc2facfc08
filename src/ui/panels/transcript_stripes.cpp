// The margin at the right of the transcript: a stripe for each coding in sight, and its name.
#include <algorithm>
#include <cmath>

#include "ui/panels/transcript_page.h"
#include "ui/stripes.h"
#include "ui/textkit/label.h"
#include "ui/widgets.h"

namespace tandem::ui {
namespace {

constexpr int kMostLanes = 14;
constexpr int kCrowded = 7;  // with more lanes they stand closer

struct Stripe {
    const Coding* coding = nullptr;
    Extent extent;
    int lane = 0;
    bool hot = false;
};

float line_top(const TranscriptPage& page, const VisibleTurn& turn, CodePoints at) {
    return turn.top + static_cast<float>(turn.words->caret(at).line) * page.line_height;
}

// The part of the coding on the turns in sight. Codings of several turns run through.
Extent extent_of(const TranscriptPage& page, const VisibleTurn& turn, const CodingMark& mark) {
    const float inset = page.view.px(3);
    const CodePoints last = turn.words->previous_grapheme(mark.end);
    return {line_top(page, turn, mark.begin) + inset,
            line_top(page, turn, last) + page.line_height - inset};
}

std::vector<Stripe> stripes_in_sight(const TranscriptPage& page) {
    std::vector<Stripe> stripes;
    std::unordered_map<CodingId, std::size_t> known;
    for (const VisibleTurn& turn : page.visible)
        for (const CodingMark& mark : page.marks.by_turn[static_cast<std::size_t>(turn.place)]) {
            const Extent extent = extent_of(page, turn, mark);
            const auto [at, fresh] = known.emplace(mark.coding, stripes.size());
            if (!fresh) {
                stripes[at->second].extent.bottom = extent.bottom;
                continue;
            }
            const Coding* coding = page.view.project.codings().find(mark.coding);
            if (coding)
                stripes.push_back({coding, extent, 0, false});
            else
                known.erase(at);
        }
    std::stable_sort(stripes.begin(), stripes.end(),
                     [](const Stripe& a, const Stripe& b) { return a.extent.top < b.extent.top; });
    std::vector<Extent> extents;
    for (const Stripe& stripe : stripes) extents.push_back(stripe.extent);
    const std::vector<int> lanes = pack_lanes(extents, page.view.px(4));
    for (std::size_t i = 0; i < stripes.size(); ++i) stripes[i].lane = lanes[i];
    return stripes;
}

bool contains(ImVec2 min, ImVec2 max, ImVec2 point) {
    return point.x >= min.x && point.x < max.x && point.y >= min.y && point.y < max.y;
}

// Another coder's stripe is an outline, so that the two can be told apart without colour.
void draw_stripe(const TranscriptPage& page, ImDrawList& list, const Stripe& stripe, float x) {
    const float width = page.view.px(stripe.hot ? 4 : 3);
    const ImU32 colour =
        with_alpha(page.view.colours.of(stripe.coding->code), stripe.hot ? 1.0f : 0.8f);
    const ImVec2 min(x, stripe.extent.top), max(x + width, stripe.extent.bottom);
    const bool mine = !page.view.viewer.me || stripe.coding->coder == *page.view.viewer.me;
    if (mine)
        list.AddRectFilled(min, max, colour);
    else
        list.AddRect(min, {max.x + page.view.px(1), max.y}, colour, 0, 0, page.view.px(1));
}

std::string label_of(const TranscriptPage& page, const Coding& coding) {
    const Project& project = page.view.project;
    const Code* code = project.codes.find(coding.code);
    std::string label = code ? code->name : std::string();
    if (coding.state != CodingState::Same) label += " (changed)";
    return label;
}

// The coder is named as soon as there is more than one in sight of the reader.
std::string coder_of(const TranscriptPage& page, const Coding& coding) {
    if (page.view.viewer.me && coding.coder == *page.view.viewer.me) return {};
    if (page.view.project.coders.size() < 2) return {};
    const Coder* coder = page.view.project.coders.find(coding.coder);
    return coder ? coder->name : std::string();
}

void draw_label_of(TranscriptPage& page, ImDrawList& list, const Stripe& stripe, ImVec2 at,
                   float height) {
    const View& view = page.view;
    FontStack& font = stripe.hot ? view.type.small_strong : view.type.small;
    const float side = view.px(7);
    square(list, {at.x, at.y + std::round((height - side) / 2)}, side,
           view.colours.of(stripe.coding->code));
    const float x = at.x + view.px(13), room = page.max.x - view.px(14) - x;
    const std::string coder = coder_of(page, *stripe.coding);
    const float coder_width = coder.empty() ? 0 : measure_label(view.type.small, coder);
    // In a crowded margin the outline alone tells whose the coding is.
    const bool name_alone = view.viewer.me && room < view.px(130);
    const float name_room =
        name_alone ? room : std::max(room * 0.6f, room - coder_width - view.px(8));
    const float used =
        draw_label(list, font, {x, at.y}, stripe.hot ? view.theme.text : view.theme.dim,
                   label_of(page, *stripe.coding), name_room);
    if (!coder.empty() && room - used > view.px(14))
        draw_label(list, view.type.small, {x + used + view.px(6), at.y}, view.theme.faint, coder,
                   room - used - view.px(6));
}

}  // namespace

void draw_stripes(TranscriptPage& page, ImDrawList& list, bool mouse_is_here) {
    const View& view = page.view;
    TranscriptState& state = page.state;
    std::vector<Stripe> stripes = stripes_in_sight(page);
    const float height = view.type.small.line_height() + view.px(2);
    int lanes = 0;
    std::vector<float> wanted;
    for (const Stripe& stripe : stripes) {
        lanes = std::max(lanes, std::min(stripe.lane + 1, kMostLanes));
        wanted.push_back(std::max(stripe.extent.top - view.px(2), page.min.y + view.px(4)));
    }
    const float step = view.px(lanes > kCrowded ? 5 : 7);
    const std::vector<float> tops = place_labels(wanted, height);
    const float labels_x = page.stripes_x + static_cast<float>(lanes) * step + view.px(8);
    const ImVec2 mouse = ImGui::GetIO().MousePos;
    for (std::size_t i = 0; i < stripes.size(); ++i) {
        Stripe& stripe = stripes[i];
        const float x =
            page.stripes_x + static_cast<float>(std::min(stripe.lane, kMostLanes - 1)) * step;
        const ImVec2 label_min(labels_x, tops[i]),
            label_max(page.max.x - view.px(12), tops[i] + height);
        const bool under_mouse =
            mouse_is_here &&
            (contains({x - 2, stripe.extent.top}, {x + step - 2, stripe.extent.bottom}, mouse) ||
             contains(label_min, label_max, mouse));
        if (under_mouse) {
            state.hovered = stripe.coding->id;
            ImGui::SetMouseCursor(ImGuiMouseCursor_Hand);
            if (ImGui::IsMouseClicked(ImGuiMouseButton_Left))
                page.actions.post(SelectCoding{stripe.coding->id});
        }
        const CodingId id = stripe.coding->id;
        stripe.hot =
            id == state.hovered || id == state.selected ||
            std::find(state.spotlight.begin(), state.spotlight.end(), id) != state.spotlight.end();
        draw_stripe(page, list, stripe, x);
        if (tops[i] < page.max.y) draw_label_of(page, list, stripe, label_min, height);
    }
}

}  // namespace tandem::ui
