#include "exchange/elan.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <utility>
#include <vector>

#include "tandem/base/error.h"

#include "exchange/text_lines.h"
#include "exchange/xml_part.h"

namespace tandem {
namespace {

constexpr double kMaxMs = 1e10;
// Genuine trees of tiers have a handful of levels; a circle has no end.
constexpr int kMostLevels = 32;

struct Slot {
    std::string_view id;
    std::optional<std::int64_t> ms;
    bool open = false;  // the file gives it no time
    bool used = false;  // by a turn
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

struct Tier {
    ParsedTier told;
    pugi::xml_node node;
    std::string_view speaker;
    bool is_speech = false;  // read where nobody chooses
};

// ELAN's kinds of annotation: with a time of its own, or with that of the one it refers to.
struct Annotation {
    explicit Annotation(const pugi::xml_node& of)
        : node(of.child("REF_ANNOTATION") ? of.child("REF_ANNOTATION")
                                          : of.child("ALIGNABLE_ANNOTATION")),
          id(node.attribute("ANNOTATION_ID").value()),
          refers_to(node.attribute("ANNOTATION_REF").value()),
          previous(node.attribute("PREVIOUS_ANNOTATION").value()) {}

    std::string_view words() const { return node.child("ANNOTATION_VALUE").text().get(); }

    pugi::xml_node node;
    std::string_view id, refers_to, previous;
};

std::vector<Annotation> annotations_of(const pugi::xml_node& tier) {
    std::vector<Annotation> list;
    for (const pugi::xml_node& each : tier.children("ANNOTATION")) list.emplace_back(each);
    return list;
}

// Those that divide one annotation follow each other by name; the others as they stand.
std::vector<Annotation> in_order(const std::vector<Annotation>& list) {
    std::set<std::string_view> known;
    for (const Annotation& each : list) known.insert(each.id);
    std::vector<std::size_t> open;
    std::map<std::string_view, std::vector<std::size_t>> followers;
    for (std::size_t i = list.size(); i-- > 0;) {
        const bool follows = !list[i].previous.empty() && known.contains(list[i].previous);
        (follows ? followers[list[i].previous] : open).push_back(i);
    }
    std::vector<Annotation> ordered;
    std::vector<bool> done(list.size());
    const auto put = [&](std::size_t i) {
        if (!done[i]) ordered.push_back(list[i]);
        done[i] = true;
    };
    while (!open.empty()) {
        const std::size_t i = open.back();
        open.pop_back();
        put(i);
        const auto next = followers.extract(list[i].id);
        if (!next.empty()) open.insert(open.end(), next.mapped().begin(), next.mapped().end());
    }
    for (std::size_t i = 0; i < list.size(); ++i) put(i);  // those that follow in a circle
    return ordered;
}

std::string with_word(int count, const char* one, const char* several) {
    return std::to_string(count) + " " + (count == 1 ? one : several);
}

class AnnotationReader {
 public:
    AnnotationReader(const pugi::xml_document& document, std::string_view name)
        : root_(document.document_element()), name_(name) {}

    AnnotationReading read(const std::vector<std::string>& chosen) {
        const bool elan = local_name(root_) == "ANNOTATION_DOCUMENT";
        if (elan) {
            list_elan();
        } else {
            list_exmaralda(root_.child("basic-body"));
        }
        if (chosen.empty()) {
            choose_speech();
        } else {
            choose(chosen);
        }
        for (const Tier& tier : tiers_) {
            if (!tier.told.read) continue;
            if (elan) {
                read_elan(tier);
            } else {
                read_exmaralda(tier);
            }
        }
        if (turns_.empty() && !chosen.empty()) fail("has no words in the tiers that were chosen.");
        std::stable_sort(turns_.begin(), turns_.end(), [](const auto& a, const auto& b) {
            return a.start_ms.value_or(0) < b.start_ms.value_or(0);
        });
        warn_of_times();
        for (Tier& tier : tiers_) out_.tiers.push_back(std::move(tier.told));
        out_.turns = std::move(turns_);
        return std::move(out_);
    }

 private:
    [[noreturn]] void fail(const std::string& what) const {
        constexpr std::size_t kMostNamed = 40;
        std::string list;
        for (std::size_t i = 0; i < tiers_.size() && i < kMostNamed; ++i) {
            list += (i ? ", '" : "'") + shortened(tiers_[i].told.name) + "'";
        }
        if (tiers_.size() > kMostNamed) {
            list += " and " + std::to_string(tiers_.size() - kMostNamed) + " more";
        }
        throw Error(ErrorKind::BadInput,
                    "Cannot read '" + std::string(name_) + "': it " + what +
                        (list.empty() ? " There are none in it." : " Its tiers are " + list + "."));
    }

    void choose(const std::vector<std::string>& chosen) {
        for (const std::string& name : chosen) {
            bool found = false;
            for (Tier& tier : tiers_) {
                if (tier.told.name != trim(name)) continue;
                tier.told.read = found = true;
            }
            if (!found) fail("has no tier '" + shortened(name) + "'.");
        }
    }

    void choose_speech() {
        const bool has_speech = std::any_of(tiers_.begin(), tiers_.end(), [](const Tier& tier) {
            return tier.is_speech && tier.told.annotations > 0;
        });
        std::string left_out;
        for (Tier& tier : tiers_) {
            tier.told.read = tier.is_speech || !has_speech;
            if (tier.told.read || tier.told.annotations == 0) continue;
            left_out += (left_out.empty() ? "" : ", ") + shortened(tier.told.name);
        }
        if (!left_out.empty()) {
            out_.warnings.push_back(
                {0, "These tiers hang on others or are no speech, and were left out: " + left_out +
                        ". They can be chosen."});
        }
        if (!has_speech) {
            out_.warnings.push_back(
                {0, "No tier of speech holds words; all tiers were read. Others can be chosen."});
        }
    }

    void warn_of_times() {
        int open = 0;
        for (const auto& [id, slot] : slots_) open += slot.open && slot.used;
        if (open > 0) {
            out_.warnings.push_back({0, with_word(open, "time is open in the file; it was",
                                                  "times are open in the file; they were") +
                                            " put evenly between their neighbours."});
        }
        const auto timeless = std::count_if(turns_.begin(), turns_.end(),
                                            [](const auto& turn) { return !turn.start_ms; });
        if (timeless > 0) {
            out_.warnings.push_back(
                {0, with_word(static_cast<int>(timeless), "annotation has no time and stands",
                              "annotations have no time and stand") +
                        " before the others."});
        }
    }

    void index_slots(std::vector<Slot> slots) {
        fill_gaps(slots);
        for (const Slot& slot : slots) slots_[slot.id] = slot;
    }

    std::optional<std::int64_t> time_of(std::string_view id, ParsedTurn& turn) {
        const auto found = slots_.find(id);
        if (found == slots_.end()) return std::nullopt;
        found->second.used = true;
        if (found->second.open) turn.approximate = true;
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

    void add_tier(Tier tier, std::string_view name, std::string_view hangs_on) {
        tier.told.name = trim(name);
        if (tier.told.name.empty()) tier.told.name = "tier " + std::to_string(tiers_.size() + 1);
        tier.told.hangs_on = trim(hangs_on);
        if (is_blank(tier.speaker)) tier.speaker = name;
        tiers_.push_back(std::move(tier));
    }

    void list_elan() {
        std::vector<Slot> slots;
        for (const pugi::xml_node& slot : root_.child("TIME_ORDER").children("TIME_SLOT")) {
            slots.push_back({slot.attribute("TIME_SLOT_ID").value(),
                             parse_ms(slot.attribute("TIME_VALUE").value(), 1)});
        }
        index_slots(std::move(slots));
        for (const pugi::xml_node& node : root_.children("TIER")) {
            Tier tier{{}, node, node.attribute("PARTICIPANT").value()};
            tier.is_speech = !node.attribute("PARENT_REF");
            for (const Annotation& each : annotations_of(node)) {
                tier.told.annotations += !is_blank(each.words());
                annotations_.emplace(each.id, each);
            }
            add_tier(std::move(tier), node.attribute("TIER_ID").value(),
                     node.attribute("PARENT_REF").value());
        }
    }

    void read_elan(const Tier& tier) {
        for (const Annotation& each : in_order(annotations_of(tier.node))) {
            const Annotation* timed = &each;
            for (int depth = 0; timed && !timed->refers_to.empty(); ++depth) {
                const auto found = annotations_.find(timed->refers_to);
                const bool lost = found == annotations_.end() || depth > kMostLevels;
                timed = lost ? nullptr : &found->second;
            }
            const pugi::xml_node node = timed ? timed->node : pugi::xml_node();
            add(tier.speaker, node.attribute("TIME_SLOT_REF1").value(),
                node.attribute("TIME_SLOT_REF2").value(), std::string(each.words()));
        }
    }

    // Of what was said are the tiers of type "t"; speakers are named by their abbreviation. An
    // annotation ("a") belongs to what its speaker says.
    void list_exmaralda(const pugi::xml_node& body) {
        std::map<std::string_view, std::string_view> speakers, speech;
        for (const pugi::xml_node& speaker :
             root_.child("head").child("speakertable").children("speaker")) {
            speakers[speaker.attribute("id").value()] = speaker.child("abbreviation").text().get();
        }
        std::vector<Slot> slots;
        for (const pugi::xml_node& point : body.child("common-timeline").children("tli")) {
            slots.push_back(
                {point.attribute("id").value(), parse_ms(point.attribute("time").value(), 1000)});
        }
        index_slots(std::move(slots));
        std::map<std::string_view, int> shown;
        for (const pugi::xml_node& node : body.children("tier")) {
            ++shown[trim(node.attribute("display-name").value())];
        }
        const auto name_of = [&](const pugi::xml_node& node) {
            const std::string_view name = trim(node.attribute("display-name").value());
            return !name.empty() && shown[name] == 1 ? name : node.attribute("id").value();
        };
        for (const pugi::xml_node& node : body.children("tier")) {
            if (std::string_view(node.attribute("type").value()) == "t") {
                speech.emplace(node.attribute("speaker").value(), name_of(node));
            }
        }
        for (const pugi::xml_node& node : body.children("tier")) {
            const std::string_view type = node.attribute("type").value();
            const std::string_view id = node.attribute("speaker").value();
            const auto found = speakers.find(id);
            Tier tier{{}, node, found == speakers.end() ? id : found->second};
            tier.is_speech = type == "t";
            for (const pugi::xml_node& event : node.children("event")) {
                tier.told.annotations += !is_blank(event.text().get());
            }
            const bool hangs = type == "a" && speech.contains(id);
            add_tier(std::move(tier), name_of(node), hangs ? speech[id] : "");
        }
    }

    void read_exmaralda(const Tier& tier) {
        for (const pugi::xml_node& event : tier.node.children("event")) {
            add(tier.speaker, event.attribute("start").value(), event.attribute("end").value(),
                event.text().get());
        }
    }

    pugi::xml_node root_;
    std::string_view name_;
    std::vector<Tier> tiers_;
    std::map<std::string_view, Slot> slots_;
    std::map<std::string_view, Annotation> annotations_;  // of ELAN, by their ids
    std::vector<ParsedTurn> turns_;
    AnnotationReading out_;
};

}  // namespace

bool looks_like_annotations(std::string_view text) {
    text = trim_left(text.substr(0, 4096));
    if (!text.starts_with('<')) return false;
    return text.find("<ANNOTATION_DOCUMENT") != std::string_view::npos ||
           text.find("<basic-transcription") != std::string_view::npos;
}

AnnotationReading read_annotations(std::string_view text, std::string_view name,
                                   const std::vector<std::string>& chosen) {
    std::string bytes = without_declaration(text);
    pugi::xml_document document;
    parse_xml(document, bytes, "its XML", name);
    return AnnotationReader(document, name).read(chosen);
}

}  // namespace tandem
