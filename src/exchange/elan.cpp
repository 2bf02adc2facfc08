#include "exchange/elan.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <utility>
#include <vector>

#include "exchange/text_lines.h"
#include "exchange/xml_part.h"

namespace tandem {
namespace {

constexpr double kMaxMs = 1e10;

struct Slot {
    std::string_view id;
    std::optional<std::int64_t> ms;
    bool open = false;  // the file gives it no time
};

std::optional<std::int64_t> parse_ms(std::string_view text, double scale) {
    double value = 0;
    const char* end = text.data() + text.size();
    const auto [rest, problem] = std::from_chars(text.data(), end, value, std::chars_format::fixed);
    if (problem != std::errc() || rest != end || text.empty()) return std::nullopt;
    if (!std::isfinite(value) || value < 0 || value * scale > kMaxMs) return std::nullopt;
    return std::llround(value * scale);
}

// Slots without a time are put evenly between those that have one; behind the last they get its.
void fill_gaps(std::vector<Slot>& slots) {
    std::size_t known = slots.size();
    for (std::size_t i = 0; i < slots.size(); ++i) {
        if (!slots[i].ms) continue;
        for (std::size_t k = known == slots.size() ? 0 : known + 1; k < i; ++k) {
            const std::int64_t from = known == slots.size() ? *slots[i].ms : *slots[known].ms;
            const auto steps = static_cast<std::int64_t>(known == slots.size() ? 1 : i - known);
            const auto step = static_cast<std::int64_t>(known == slots.size() ? 0 : k - known);
            slots[k].ms = from + (*slots[i].ms - from) * step / steps;
            slots[k].open = true;
        }
        known = i;
    }
    for (std::size_t k = known; k < slots.size(); ++k) {
        if (slots[k].ms) continue;
        slots[k].ms = slots[known].ms;
        slots[k].open = true;
    }
}

class AnnotationReader {
 public:
    explicit AnnotationReader(const pugi::xml_document& document)
        : root_(document.document_element()) {}

    Reading read() {
        if (local_name(root_) == "ANNOTATION_DOCUMENT") {
            read_elan();
        } else {
            read_exmaralda(root_.child("basic-body"));
        }
        std::stable_sort(turns_.begin(), turns_.end(), [](const auto& a, const auto& b) {
            return a.start_ms.value_or(0) < b.start_ms.value_or(0);
        });
        Reading out;
        out.turns = std::move(turns_);
        if (!left_out_.empty()) {
            out.warnings.push_back(
                {0, "These tiers hang on others and were left out: " + left_out_ + "."});
        }
        if (open_ > 0) {
            out.warnings.push_back({0, std::to_string(open_) +
                                           (open_ == 1 ? " time is open in the file; it was"
                                                       : " times are open in the file; they were") +
                                           " put evenly between their neighbours."});
        }
        return out;
    }

 private:
    void index_slots(std::vector<Slot> slots) {
        fill_gaps(slots);
        for (const Slot& slot : slots) slots_[slot.id] = slot;
    }

    std::optional<std::int64_t> time_of(std::string_view id, ParsedTurn& turn) {
        const auto found = slots_.find(id);
        if (found == slots_.end()) return std::nullopt;
        if (found->second.open) {
            ++open_;
            turn.approximate = true;
        }
        return found->second.ms;
    }

    void add(std::string_view speaker, std::string_view from, std::string_view to,
             std::string text) {
        text = without_controls(std::move(text));
        if (is_blank(text)) return;
        ParsedTurn turn{std::string(trim(speaker)), {}, {}, std::string(trim(text))};
        turn.start_ms = time_of(from, turn);
        turn.end_ms = time_of(to, turn);
        if (!turn.start_ms || (turn.end_ms && *turn.end_ms < *turn.start_ms)) turn.end_ms.reset();
        turns_.push_back(std::move(turn));
    }

    void leave_out(std::string_view tier) {
        if (!left_out_.empty()) left_out_ += ", ";
        left_out_ += shortened(tier);
    }

    void read_elan() {
        std::vector<Slot> slots;
        for (const pugi::xml_node& slot : root_.child("TIME_ORDER").children("TIME_SLOT")) {
            slots.push_back({slot.attribute("TIME_SLOT_ID").value(),
                             parse_ms(slot.attribute("TIME_VALUE").value(), 1)});
        }
        index_slots(std::move(slots));
        for (const pugi::xml_node& tier : root_.children("TIER")) {
            if (tier.attribute("PARENT_REF") && tier.first_child()) {
                leave_out(tier.attribute("TIER_ID").value());
                continue;
            }
            std::string_view speaker = tier.attribute("PARTICIPANT").value();
            if (is_blank(speaker)) speaker = tier.attribute("TIER_ID").value();
            for (const pugi::xml_node& annotation : tier.children("ANNOTATION")) {
                const pugi::xml_node inner = annotation.child("ALIGNABLE_ANNOTATION");
                add(speaker, inner.attribute("TIME_SLOT_REF1").value(),
                    inner.attribute("TIME_SLOT_REF2").value(),
                    inner.child("ANNOTATION_VALUE").text().get());
            }
        }
    }

    // Only tiers of what was said (type "t"); speakers by their abbreviation.
    void read_exmaralda(const pugi::xml_node& body) {
        std::map<std::string_view, std::string_view> names;
        for (const pugi::xml_node& speaker :
             root_.child("head").child("speakertable").children("speaker")) {
            names[speaker.attribute("id").value()] = speaker.child("abbreviation").text().get();
        }
        std::vector<Slot> slots;
        for (const pugi::xml_node& point : body.child("common-timeline").children("tli")) {
            slots.push_back(
                {point.attribute("id").value(), parse_ms(point.attribute("time").value(), 1000)});
        }
        index_slots(std::move(slots));
        for (const pugi::xml_node& tier : body.children("tier")) {
            const std::string_view type = tier.attribute("type").value();
            const std::string_view id = tier.attribute("speaker").value();
            if (type != "t") {
                if (tier.first_child()) leave_out(tier.attribute("display-name").value());
                continue;
            }
            const auto found = names.find(id);
            for (const pugi::xml_node& event : tier.children("event")) {
                add(found == names.end() ? id : found->second, event.attribute("start").value(),
                    event.attribute("end").value(), event.text().get());
            }
        }
    }

    pugi::xml_node root_;
    std::map<std::string_view, Slot> slots_;
    std::vector<ParsedTurn> turns_;
    std::string left_out_;
    int open_ = 0;
};

}  // namespace

bool looks_like_annotations(std::string_view text) {
    text = trim_left(text.substr(0, 4096));
    if (!text.starts_with('<')) return false;
    return text.find("<ANNOTATION_DOCUMENT") != std::string_view::npos ||
           text.find("<basic-transcription") != std::string_view::npos;
}

Reading read_annotations(std::string_view text, std::string_view name) {
    std::string bytes = without_declaration(text);
    pugi::xml_document document;
    parse_xml(document, bytes, "its XML", name);
    return AnnotationReader(document).read();
}

}  // namespace tandem
