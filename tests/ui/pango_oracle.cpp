#include "ui/pango_oracle.h"

#include <cstdlib>
#include <memory>
#include <pango/pangoft2.h>

#include "tandem/text/utf8.h"

namespace tandem::ui::test {
namespace {

struct Unref {
    template <class T>
    void operator()(T* object) const {
        g_object_unref(object);
    }
};
template <class T>
using Owned = std::unique_ptr<T, Unref>;

float px(int units) {
    return static_cast<float>(units) / PANGO_SCALE;
}

int units(float px) {
    return static_cast<int>(px * PANGO_SCALE);
}

// One map for all texts: it keeps the fonts.
PangoFontMap* font_map() {
    static const Owned<PangoFontMap> kMap = [] {
        PangoFontMap* map = pango_ft2_font_map_new();
        pango_ft2_font_map_set_resolution(PANGO_FT2_FONT_MAP(map), 72, 72);
        return Owned<PangoFontMap>(map);
    }();
    return kMap.get();
}

void set_font(PangoLayout* layout, const OracleRequest& request) {
    PangoFontDescription* description = pango_font_description_new();
    pango_font_description_set_family(description, "serif");
    pango_font_description_set_absolute_size(description, request.px * PANGO_SCALE);
    pango_layout_set_font_description(layout, description);
    pango_font_description_free(description);
    PangoAttrList* attributes = pango_attr_list_new();
    for (const FamilyRange& range : request.families) {
        PangoAttribute* family = pango_attr_family_new(range.family.c_str());
        family->start_index = range.begin;
        family->end_index = range.end;
        pango_attr_list_insert(attributes, family);
    }
    pango_attr_list_insert(attributes, pango_attr_insert_hyphens_new(request.hyphens));
    pango_layout_set_attributes(layout, attributes);
    pango_attr_list_unref(attributes);
}

void set_tabs(PangoLayout* layout, float tab_px) {
    constexpr int kStops = 400;
    PangoTabArray* tabs = pango_tab_array_new(kStops, FALSE);
    for (int i = 0; i < kStops; ++i)
        pango_tab_array_set_tab(tabs, i, PANGO_TAB_LEFT, units(tab_px * static_cast<float>(i + 1)));
    pango_layout_set_tabs(layout, tabs);
    pango_tab_array_free(tabs);
}

void set_direction(PangoContext* context, PangoLayout* layout, Direction direction) {
    pango_layout_set_auto_dir(layout, direction == Direction::Auto);
    pango_context_set_base_dir(
        context, direction == Direction::RightToLeft ? PANGO_DIRECTION_RTL : PANGO_DIRECTION_LTR);
    // With a given direction "left" is left; found ones are turned to their side by Pango.
    if (direction == Direction::RightToLeft) pango_layout_set_alignment(layout, PANGO_ALIGN_RIGHT);
}

LaidText read_layout(PangoLayout* layout, std::string_view text) {
    LaidText laid;
    const auto code_point = [&](int byte) {
        return length(text.substr(0, static_cast<std::size_t>(byte))).value;
    };
    for (int i = 0; i < pango_layout_get_line_count(layout); ++i)
        laid.line_begins.push_back(
            code_point(pango_layout_get_line_readonly(layout, i)->start_index));
    int count = 0;
    const PangoLogAttr* attributes = pango_layout_get_log_attrs_readonly(layout, &count);
    std::int64_t at = 0;
    for (std::size_t byte = 0; byte < text.size(); ++at) {
        if (attributes[at].is_cursor_position) {
            PangoRectangle place;
            int line = 0;
            pango_layout_index_to_pos(layout, static_cast<int>(byte), &place);
            pango_layout_index_to_line_x(layout, static_cast<int>(byte), FALSE, &line, nullptr);
            laid.stops.push_back(
                {at, line, px(place.x), place.width < 0, px(std::abs(place.width))});
        }
        do ++byte;
        while (byte < text.size() && (text[byte] & 0xC0) == 0x80);
    }
    return laid;
}

}  // namespace

LaidText lay_out_with_pango(const OracleRequest& request) {
    const Owned<PangoContext> context(pango_font_map_create_context(font_map()));
    pango_context_set_language(context.get(), pango_language_from_string("en"));
    pango_context_set_round_glyph_positions(context.get(), FALSE);
    const Owned<PangoLayout> layout(pango_layout_new(context.get()));
    set_direction(context.get(), layout.get(), request.direction);
    set_font(layout.get(), request);
    set_tabs(layout.get(), request.tab_px);
    pango_layout_set_wrap(layout.get(), PANGO_WRAP_WORD_CHAR);
    if (request.width > 0) pango_layout_set_width(layout.get(), units(request.width));
    pango_layout_set_text(layout.get(), request.text.data(), static_cast<int>(request.text.size()));
    return read_layout(layout.get(), request.text);
}

}  // namespace tandem::ui::test
