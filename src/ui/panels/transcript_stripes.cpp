// The margin beside the words: a stripe for each coding in sight, and its name or its initials.
#include <algorithm>
#include <cmath>
#include <map>

#include "ui/initials.h"
#include "ui/panels/transcript_page.h"
#include "ui/stripes.h"
#include "ui/textkit/label.h"
#include "ui/widgets.h"

namespace tandem::ui {
namespace {

constexpr float kBack = 0.35f;           // of what stands back while another is pointed at
constexpr std::size_t kMemoBytes = 160;  // of a memo, in a tooltip

struct Stripe {
    const Coding* coding = nullptr;
    Extent extent;
    int lane = 0;
    bool hot = false;
    ImVec2 label{0, 0};  // upper left corner
    float label_width = 0;
    bool is_short = false, is_shown = true;
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
            if (coding) {
                stripes.emplace_back();
                stripes.back().coding = coding;
                stripes.back().extent = extent;
            } else {
                known.erase(at);
            }
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

bool is_mine(const TranscriptPage& page, const Coding& coding) {
    return !page.view.viewer.me || coding.coder == *page.view.viewer.me;
}

// ", 3 of 12" for the selected one of several on the words at the caret.
std::string place_among(const TranscriptPage& page, const Coding& coding) {
    if (coding.id != page.state.selected) return {};
    const std::vector<CodingId> here = codings_at(page, page.state.selection_begin());
    const auto at = std::find(here.begin(), here.end(), coding.id);
    if (here.size() < 2 || at == here.end()) return {};
    return ", " + std::to_string(at - here.begin() + 1) + " of " + std::to_string(here.size());
}

std::string label_of(const TranscriptPage& page, const Coding& coding) {
    const Code* code = page.view.project.codes.find(coding.code);
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

// Unambiguous among the codes of this transcript, so that they stay while it is scrolled.
void make_initials(const TranscriptPage& page) {
    TranscriptState& state = page.state;
    const TranscriptState::Shown now{
        page.transcript.id, page.view.revision, page.view.viewer.me, state.filter, {}};
    if (state.initials_for == now) return;
    state.initials_for = now;
    state.initials.clear();
    std::map<CodeId, std::string> names;
    for (const CodingId id : page.marks.codings)
        if (const Coding* coding = page.view.project.codings().find(id))
            if (const Code* code = page.view.project.codes.find(coding->code))
                names.emplace(code->id, code->name);
    std::vector<std::string> list;
    for (const auto& [id, name] : names) list.push_back(name);
    const std::vector<std::string> initials = initials_of(list);
    std::size_t place = 0;
    for (const auto& [id, name] : names) state.initials[id] = initials[place++];
}

std::string initials_for(const TranscriptPage& page, const Coding& coding) {
    const auto found = page.state.initials.find(coding.code);
    std::string initials = found == page.state.initials.end() ? "?" : found->second;
    const std::string coder = coder_of(page, coding);
    if (!coder.empty()) initials += "·" + std::string(slice(coder, {0}, CodePoints{1}));
    return initials;
}

// Another coder's stripe has a bracket at both ends, so that the two can be told apart without
// colour.
void draw_one_stripe(const TranscriptPage& page, ImDrawList& list, const Stripe& stripe, float x,
                     float width) {
    const bool back = page.state.hovered && !stripe.hot;
    const float unit = std::max(1.0f, std::round(page.view.px(1)));
    const ImU32 colour = with_alpha(page.view.colours.of(stripe.coding->code), stripe.hot ? 1.0f
                                                                               : back     ? kBack
                                                                                          : 0.85f);
    const float wide = stripe.hot ? width + unit : width;
    const ImVec2 min(x, stripe.extent.top), max(x + wide, stripe.extent.bottom);
    draw_stripe(list, page.view.colours.stroke(stripe.coding->code), min, max, unit, colour);
    if (is_mine(page, *stripe.coding)) return;
    const float reach = 2 * unit;
    list.AddRectFilled({min.x - reach, min.y - unit}, {max.x + reach, min.y + unit}, colour);
    list.AddRectFilled({min.x - reach, max.y - unit}, {max.x + reach, max.y + unit}, colour);
}

struct Margin {
    float lanes_from = 0, step = 1;  // the lane next to the words, and on to `step` beside it
    float stripe = 3;
    float labels_from = 0, labels_to = 0;
    float lane_x(int lane) const { return lanes_from + static_cast<float>(lane) * step; }
};

Margin measure_margin(const TranscriptPage& page, int lanes) {
    const View& view = page.view;
    const float room = page.margin_max - page.margin_min;
    Margin margin;
    const float step = lane_step(lanes, room * 0.5f, view.px(8), view.px(4));
    margin.stripe = std::max(2.0f, std::floor(std::min(view.px(4), step - view.px(1))));
    const float taken = static_cast<float>(lanes) * step + view.px(8);
    if (page.state.stripes_left) {
        margin.step = -step;
        margin.lanes_from = page.margin_max - margin.stripe;
        margin.labels_from = page.margin_min;
        margin.labels_to = page.margin_max - taken;
    } else {
        margin.step = step;
        margin.lanes_from = page.margin_min;
        margin.labels_from = page.margin_min + taken;
        margin.labels_to = page.margin_max;
    }
    return margin;
}

// Lanes that would run out of the margin share the last one.
int lanes_of(const TranscriptPage& page, std::vector<Stripe>& stripes) {
    const float room = (page.margin_max - page.margin_min) * 0.5f;
    const int most = std::max(1, static_cast<int>(room / page.view.px(4)));
    int lanes = 0;
    for (Stripe& stripe : stripes) {
        stripe.lane = std::min(stripe.lane, most - 1);
        lanes = std::max(lanes, stripe.lane + 1);
    }
    return lanes;
}

// Gives each stripe the place of its label; how many have none.
int arrange_labels(TranscriptPage& page, std::vector<Stripe>& stripes, const Margin& margin) {
    const View& view = page.view;
    const float row = view.type.margin.line_height() + view.px(2);
    float widest = 0;
    for (const Stripe& stripe : stripes)
        widest =
            std::max(widest, measure_label(view.type.mark, initials_for(page, *stripe.coding)));
    const float cell = std::ceil(widest + view.px(17)),
                room = margin.labels_to - margin.labels_from;
    const int per_row = std::max(1, static_cast<int>(room / cell));
    std::vector<LabelGroup> groups;
    const float top = page.min.y + view.px(4);
    for (const Stripe& stripe : stripes) {
        const float wanted = std::max(stripe.extent.top - view.px(2), top);
        if (groups.empty() || wanted > groups.back().wanted + 1) groups.push_back({wanted, 0});
        ++groups.back().count;
    }
    const float bottom = page.max.y - view.px(4) - row;
    const std::vector<PlacedLabels> placed = place_labels(groups, {top, bottom, row, per_row});
    std::size_t next = 0;
    int hidden = 0;
    for (std::size_t group = 0; group < groups.size(); ++group)
        for (int i = 0; i < groups[group].count; ++i) {
            Stripe& stripe = stripes[next++];
            stripe.is_short = placed[group].is_short;
            const int line = stripe.is_short ? i / per_row : i;
            const float x = stripe.is_short ? static_cast<float>(i % per_row) * cell : 0;
            stripe.label = {margin.labels_from + x,
                            placed[group].top + static_cast<float>(line) * row};
            stripe.label_width = stripe.is_short ? cell : room;
            stripe.is_shown = stripe.label.y + row <= bottom + 1;
            if (!stripe.is_shown) ++hidden;
        }
    return hidden;
}

void draw_swatch(const TranscriptPage& page, ImDrawList& list, const Stripe& stripe, float height) {
    const View& view = page.view;
    const float unit = std::max(1.0f, std::round(view.px(1)));
    const float x = stripe.label.x + view.px(2), y = stripe.label.y + view.px(3);
    draw_stripe(list, view.colours.stroke(stripe.coding->code), {x, y},
                {x + view.px(5), y + height - view.px(6)}, unit,
                view.colours.of(stripe.coding->code));
}

void draw_long_label(const TranscriptPage& page, ImDrawList& list, const Stripe& stripe,
                     float height, float room) {
    const View& view = page.view;
    const bool back = page.state.hovered && !stripe.hot;
    FontStack& font = stripe.hot ? view.type.margin_strong : view.type.margin;
    draw_swatch(page, list, stripe, height);
    const float x = stripe.label.x + view.px(13);
    room -= view.px(13);
    const std::string coder = coder_of(page, *stripe.coding);
    const float coder_width = coder.empty() ? 0 : measure_label(view.type.margin, coder);
    // In a crowded margin the brackets alone tell whose the coding is.
    const bool name_alone = view.viewer.me && room < view.px(130);
    const float name_room =
        name_alone ? room : std::max(room * 0.6f, room - coder_width - view.px(8));
    const ImU32 colour = stripe.hot ? view.theme.text : back ? view.theme.faint : view.theme.dim;
    const float used =
        draw_label(list, font, {x, stripe.label.y}, colour,
                   label_of(page, *stripe.coding) + place_among(page, *stripe.coding), name_room);
    if (!coder.empty() && room - used > view.px(14))
        draw_label(list, view.type.margin, {x + used + view.px(6), stripe.label.y},
                   view.theme.faint, coder, room - used - view.px(6));
}

void draw_short_label(const TranscriptPage& page, ImDrawList& list, const Stripe& stripe,
                      float height) {
    const View& view = page.view;
    draw_swatch(page, list, stripe, height);
    FontStack& font = view.type.mark;
    draw_label(list, font,
               {stripe.label.x + view.px(10),
                stripe.label.y + std::floor((height - font.line_height()) / 2)},
               stripe.hot ? view.theme.text : view.theme.dim, initials_for(page, *stripe.coding),
               stripe.label_width - view.px(10));
}

// The whole name of one of those that have only initials, over them.
void bring_forward(const TranscriptPage& page, ImDrawList& list, Stripe stripe,
                   const Margin& margin, float height) {
    const View& view = page.view;
    const float room = margin.labels_to - margin.labels_from;
    stripe.label.x = margin.labels_from;
    stripe.label.y =
        std::clamp(stripe.label.y, page.min.y + view.px(4), page.max.y - height - view.px(4));
    const ImVec2 min(stripe.label.x - view.px(2), stripe.label.y - view.px(1)),
        max(margin.labels_to + view.px(2), stripe.label.y + height);
    list.AddRectFilled(min, max, view.theme.paper);
    list.AddRect(min, max, view.theme.line);
    draw_long_label(page, list, stripe, height, room);
}

std::string memo_start(const View& view, const Coding& coding) {
    for (const Memo& memo : view.project.memos) {
        if (memo.deleted || memo.about != "coding" || memo.target != coding.guid) continue;
        if (!may_see(view.project, view.viewer, memo)) continue;
        if (memo.text.size() <= kMemoBytes) return memo.text;
        const CodePoints end = code_point_at(memo.text, kMemoBytes);
        return std::string(slice(memo.text, {0}, end)) + "…";
    }
    return {};
}

void tell(const TranscriptPage& page, const Coding& coding) {
    const View& view = page.view;
    const Coder* coder = view.project.coders.find(coding.coder);
    std::string words = label_of(page, coding);
    if (coder) words += "\nby " + coder->name;
    if (!coding.kind.empty()) words += ", " + coding.kind;
    if (const std::string memo = memo_start(view, coding); !memo.empty()) words += "\n" + memo;
    ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {view.px(10), view.px(7)});
    if (ImGui::BeginTooltip()) {
        text_block(view, view.type.small, view.theme.text, words, view.px(280));
        ImGui::EndTooltip();
    }
    ImGui::PopStyleVar();
}

void point_at(TranscriptPage& page, const Stripe& stripe) {
    page.state.hovered = stripe.coding->id;
    ImGui::SetMouseCursor(ImGuiMouseCursor_Hand);
    if (ImGui::IsMouseClicked(ImGuiMouseButton_Left))
        page.actions.post(SelectCoding{stripe.coding->id});
    tell(page, *stripe.coding);
}

bool is_lit(const TranscriptState& state, CodingId id) {
    return id == state.hovered || id == state.selected ||
           std::find(state.spotlight.begin(), state.spotlight.end(), id) != state.spotlight.end();
}

void find_pointed_at(TranscriptPage& page, const std::vector<Stripe>& stripes, const Margin& margin,
                     float height) {
    const ImVec2 mouse = ImGui::GetIO().MousePos;
    for (const Stripe& stripe : stripes) {
        const float x = margin.lane_x(stripe.lane);
        const float reach = std::max(1.0f, std::abs(margin.step) / 2);
        const bool on_stripe =
            contains({x - reach / 2, stripe.extent.top},
                     {x + margin.stripe + reach / 2, stripe.extent.bottom}, mouse);
        const bool on_label =
            stripe.is_shown &&
            contains(stripe.label, {stripe.label.x + stripe.label_width, stripe.label.y + height},
                     mouse);
        if (on_stripe || on_label) return point_at(page, stripe);
    }
}

}  // namespace

void draw_stripes(TranscriptPage& page, ImDrawList& list, bool mouse_is_here) {
    const View& view = page.view;
    make_initials(page);
    std::vector<Stripe> stripes = stripes_in_sight(page);
    if (stripes.empty()) return;
    const float height = view.type.margin.line_height() + view.px(2);
    const Margin margin = measure_margin(page, lanes_of(page, stripes));
    const int hidden = arrange_labels(page, stripes, margin);
    if (mouse_is_here) find_pointed_at(page, stripes, margin, height);
    for (Stripe& stripe : stripes) {
        stripe.hot = is_lit(page.state, stripe.coding->id);
        draw_one_stripe(page, list, stripe, margin.lane_x(stripe.lane), margin.stripe);
        if (!stripe.is_shown) continue;
        if (stripe.is_short)
            draw_short_label(page, list, stripe, height);
        else
            draw_long_label(page, list, stripe, height, stripe.label_width);
    }
    for (const Stripe& stripe : stripes)
        if (stripe.hot && (stripe.is_short || !stripe.is_shown))
            bring_forward(page, list, stripe, margin, height);
    if (hidden > 0)
        draw_label(list, view.type.margin, {margin.labels_from, page.max.y - height - view.px(3)},
                   view.theme.dim, "and " + std::to_string(hidden) + " more: Tab goes through them",
                   margin.labels_to - margin.labels_from);
}

}  // namespace tandem::ui
