#include "exchange/ttml.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <utility>

#include "exchange/clock_time.h"
#include "exchange/cues.h"
#include "exchange/text_lines.h"
#include "exchange/xml_part.h"

namespace tandem {
namespace {

constexpr double kMaxMs = 1e10;

std::optional<double> take_number(std::string_view& text) {
    double value = 0;
    const char* end = text.data() + text.size();
    const auto [rest, problem] = std::from_chars(text.data(), end, value, std::chars_format::fixed);
    if (problem != std::errc() || !std::isfinite(value) || value < 0) return std::nullopt;
    text.remove_prefix(static_cast<std::size_t>(rest - text.data()));
    return value;
}

// Time expressions, TTML 2 section 12.3.1: "00:01:02.5", "00:01:02:12" (frames), "62.5s", "500ms",
// "3m", "1h", "30f", "100t".
class TimeReader {
 public:
    explicit TimeReader(const pugi::xml_node& root) {
        frames_ = positive(attribute(root, "frameRate")).value_or(30);
        std::string_view multiplier = trim(attribute(root, "frameRateMultiplier"));
        const auto above = take_number(multiplier);
        if (!multiplier.empty()) multiplier.remove_prefix(1);
        const auto below = take_number(multiplier);
        if (above && below && *above > 0 && *below > 0) frames_ *= *above / *below;
        ticks_ = positive(attribute(root, "tickRate"))
                     .value_or(attribute(root, "frameRate").empty() ? 1 : frames_);
    }

    std::optional<std::int64_t> read(std::string_view text) const {
        text = trim(text);
        return std::count(text.begin(), text.end(), ':') > 0 ? clock(text) : offset(text);
    }

 private:
    static std::optional<double> positive(std::string_view text) {
        text = trim(text);
        const auto value = take_number(text);
        return value && *value > 0 ? value : std::nullopt;
    }

    std::optional<std::int64_t> clock(std::string_view text) const {
        if (std::count(text.begin(), text.end(), ':') != 3) return parse_cue_time(text);
        const std::size_t colon = text.rfind(':');
        const auto whole = parse_cue_time(text.substr(0, colon));
        std::string_view rest = text.substr(colon + 1);
        const auto frames = take_number(rest);
        if (!whole || !frames || !rest.empty()) return std::nullopt;
        const auto part = in_ms(*frames * 1000 / frames_);
        return part ? std::optional(*whole + *part) : std::nullopt;
    }

    std::optional<std::int64_t> offset(std::string_view text) const {
        const std::optional<double> value = take_number(text);
        if (!value) return std::nullopt;
        static const std::map<std::string_view, double> kUnits = {
            {"h", 3'600'000}, {"m", 60'000}, {"s", 1000}, {"ms", 1}};
        if (text == "f") return in_ms(*value * 1000 / frames_);
        if (text == "t") return in_ms(*value * 1000 / ticks_);
        const auto unit = kUnits.find(text);
        return unit == kUnits.end() ? std::nullopt : in_ms(*value * unit->second);
    }

    static std::optional<std::int64_t> in_ms(double ms) {
        return ms <= kMaxMs ? std::optional<std::int64_t>(std::llround(ms)) : std::nullopt;
    }

    double frames_ = 30, ticks_ = 1;
};

// What an element says of all that is in it.
struct Scope {
    std::optional<std::int64_t> start_ms, end_ms;
    std::string_view agent;
    bool preserve = false;  // white space
};

class TtmlReader {
 public:
    TtmlReader(const pugi::xml_document& document, std::string_view name)
        : root_(document.document_element()), times_(root_), name_(name) {}

    Reading read() {
        read_agents(root_, 1);
        for (const pugi::xml_node& child : root_.children()) {
            if (local_name(child) == "body") walk(child, enter(child, enter(root_, {})), 1);
        }
        Reading out = turns_of_cues(std::move(list_));
        out.title = title_;
        return out;
    }

 private:
    void read_agents(const pugi::xml_node& node, int depth) {
        if (depth > kMaxXmlDepth) refuse_depth(name_);
        for (const pugi::xml_node& child : node.children()) {
            const std::string_view kind = local_name(child);
            if (kind == "body") continue;
            if (kind == "title" && title_.empty()) {
                title_ = trim(without_controls(child.text().get()));
            }
            if (kind == "agent") {
                for (const pugi::xml_node& part : child.children()) {
                    if (local_name(part) != "name") continue;
                    agents_.emplace(attribute(child, "id"),
                                    trim(without_controls(part.text().get())));
                }
            }
            read_agents(child, depth + 1);
        }
    }

    // Times are counted from the beginning of what is around.
    Scope enter(const pugi::xml_node& node, const Scope& around) const {
        Scope scope = around;
        const auto begin = times_.read(attribute(node, "begin"));
        const auto end = times_.read(attribute(node, "end"));
        const auto length = times_.read(attribute(node, "dur"));
        const std::int64_t from = around.start_ms.value_or(0);
        if (begin) scope.start_ms = from + *begin;
        if (end) scope.end_ms = from + *end;
        if (length) {
            const std::int64_t last = scope.start_ms.value_or(from) + *length;
            scope.end_ms = end ? std::min(*scope.end_ms, last) : last;
        }
        if (const auto agent = attribute(node, "agent"); !agent.empty()) scope.agent = agent;
        if (const auto space = attribute(node, "space"); !space.empty()) {
            scope.preserve = space == "preserve";
        }
        return scope;
    }

    void walk(const pugi::xml_node& node, const Scope& scope, int depth) {
        if (depth > kMaxXmlDepth) refuse_depth(name_);
        for (const pugi::xml_node& child : node.children()) {
            const std::string_view kind = local_name(child);
            if (kind == "p") {
                text_.clear();
                read_text(child, enter(child, scope), depth + 1);
                end_cue(enter(child, scope));
            } else if (kind == "div") {
                walk(child, enter(child, scope), depth + 1);
            }
        }
    }

    // A span with a time or a voice of its own is a caption of its own.
    void read_text(const pugi::xml_node& node, const Scope& scope, int depth) {
        if (depth > kMaxXmlDepth) refuse_depth(name_);
        for (const pugi::xml_node& child : node.children()) {
            const std::string_view kind = local_name(child);
            if (child.type() == pugi::node_pcdata || child.type() == pugi::node_cdata) {
                append(child.value(), scope.preserve);
            } else if (kind == "br") {
                text_ += '\n';
            } else if (kind == "span") {
                const bool own =
                    !attribute(child, "begin").empty() || !attribute(child, "agent").empty();
                if (own) end_cue(scope);
                read_text(child, enter(child, scope), depth + 1);
                if (own) end_cue(enter(child, scope));
            }
        }
    }

    void append(std::string_view text, bool preserve) {
        for (const char c : text) {
            const bool space = c == ' ' || c == '\t' || c == '\n' || c == '\r';
            if (!space || preserve) {
                text_ += c;
            } else if (!text_.empty() && text_.back() != ' ' && text_.back() != '\n') {
                text_ += ' ';
            }
        }
    }

    void end_cue(const Scope& scope) {
        Cue cue;
        cue.markup = false;
        cue.text = without_controls(std::exchange(text_, {}));
        if (is_blank(cue.text)) return;
        ++number_;
        cue.start_ms = scope.start_ms;
        cue.end_ms = scope.end_ms;
        if (!agents_.empty()) {
            const auto agent = agents_.find(scope.agent);
            cue.speaker = agent == agents_.end() ? std::string(scope.agent) : agent->second;
        }
        if (const std::string wrong = mend_times(cue); !wrong.empty()) warn(wrong);
        list_.cues.push_back(std::move(cue));
    }

    void warn(const std::string& what) {
        list_.warnings.push_back({0, "Caption " + std::to_string(number_) + " " + what});
    }

    pugi::xml_node root_;
    TimeReader times_;
    std::string_view name_;
    std::map<std::string_view, std::string> agents_;
    std::string title_, text_;
    int number_ = 0;
    CueList list_;
};

}  // namespace

bool looks_like_ttml(std::string_view text) {
    text = trim_left(text.substr(0, 4096));
    if (!text.starts_with('<')) return false;
    for (std::size_t at = 0; (at = text.find("<tt", at)) != std::string_view::npos; at += 3) {
        const std::string_view behind = text.substr(at + 3);
        if (leading_space(behind) > 0 || behind.starts_with('\n') || behind.starts_with('>') ||
            behind.starts_with(":tt")) {
            return true;
        }
    }
    return false;
}

Reading read_ttml(std::string_view text, std::string_view name) {
    std::string bytes = without_declaration(text);
    pugi::xml_document document;
    parse_xml(document, bytes, "its XML", name);
    return TtmlReader(document, name).read();
}

}  // namespace tandem
