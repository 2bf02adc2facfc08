#include "tandem/analysis/coded_spans.h"

#include <algorithm>
#include <tuple>
#include <unordered_map>

#include "tandem/base/check.h"
#include "tandem/text/utf8.h"

#include "analysis/marks.h"
#include "analysis/rolled_up.h"

namespace tandem {
namespace {

// Where in the document each turn that counts begins.
struct TurnPlaces {
    std::unordered_map<TurnId, std::int64_t> begins;
    std::int64_t length = 0;
};

TurnPlaces places_of(const std::vector<Turn>& turns, const std::vector<bool>& counted) {
    TurnPlaces places;
    for (std::size_t at = 0; at < turns.size(); ++at) {
        if (!counted[at]) continue;
        places.begins.emplace(turns[at].id, places.length);
        places.length += length(turns[at].text).value;
    }
    return places;
}

// What of the coding lies in the document, in order; parts that touch are one.
std::vector<Segment> passages_of(const Coding& coding, const TurnPlaces& places) {
    std::vector<Segment> passages;
    for (const TextSpan& span : coding.spans) {
        const auto found = places.begins.find(span.turn);
        if (found == places.begins.end()) continue;
        const std::int64_t begin = found->second + span.begin.value;
        const std::int64_t end = found->second + span.end.value;
        if (!passages.empty() && passages.back().end == begin)
            passages.back().end = end;
        else
            passages.push_back({begin, end, 0});
    }
    return passages;
}

std::string describe_text(const CodedUnitOptions& options) {
    std::string words = options.participant_turns_only
                            ? "all characters but those of the interviewer's turns"
                            : "all characters, the interviewer's included";
    if (options.without_off_topic) words += ", without turns that every coder called off topic";
    return words;
}

void sort_passages(Continuum& document) {
    for (std::vector<Segment>& coder : document.coders)
        std::ranges::sort(coder, [](const Segment& left, const Segment& right) {
            return std::tie(left.begin, left.end, left.value) <
                   std::tie(right.begin, right.end, right.value);
        });
}

}  // namespace

CodedSpans code_spans(const Project& project, std::span<const Coding* const> codings,
                      std::span<const TranscriptId> transcripts, std::span<const CoderId> coders,
                      const CodedUnitOptions& options) {
    TANDEM_CHECK(coders.size() >= 2 && coders.size() <= kMostCoders,
                 "two coders or more are compared");
    const CodePlaces places(project);
    const std::vector<std::vector<int>> counted_for = rolled_up(places, options.roll_up);
    CodedSpans out;
    out.denominator = describe_text(options);
    for (const CodeInTree& each : places.tree) {
        out.codes.push_back(each.code->id);
        out.spans.codes.push_back(each.code->name);
    }
    for (const CoderId coder : coders) out.spans.coders.push_back(project.coders.find(coder)->name);
    std::unordered_map<TranscriptId, std::size_t> index;
    std::vector<TurnPlaces> text;
    for (const TranscriptId id : transcripts) {
        const std::vector<Turn>& turns = project.turns(id);
        index.emplace(id, text.size());
        text.push_back(
            places_of(turns, turns_that_count(project, turns, coders, options, out.left_out)));
        out.total += text.back().length;
        out.spans.document_names.push_back(project.transcripts.find(id)->name);
        out.spans.documents.push_back({text.back().length, {}});
        out.spans.documents.back().coders.resize(coders.size());
    }
    for (const Coding* coding : codings) {
        const auto coder = std::ranges::find(coders, coding->coder);
        const auto document = index.find(coding->transcript);
        if (coder == coders.end() || document == index.end()) continue;
        if (coding->spans.empty())
            ++out.left_out.lost;
        else if (coding->state == CodingState::Changed)
            ++out.left_out.changed;
        const int own = places.find(project, coding->code);
        if (own < 0) continue;
        auto& to = out.spans.documents[document->second]
                       .coders[static_cast<std::size_t>(coder - coders.begin())];
        for (Segment passage : passages_of(*coding, text[document->second]))
            for (const int code : counted_for[static_cast<std::size_t>(own)]) {
                passage.value = code;
                to.push_back(passage);
            }
    }
    for (Continuum& document : out.spans.documents) sort_passages(document);
    return out;
}

Spans only_codes(const Spans& spans, std::span<const int> codes) {
    Spans out{{}, spans.document_names, spans.coders, {}};
    std::vector<int> number(spans.codes.size(), -1);
    for (const int code : codes) {
        number[static_cast<std::size_t>(code)] = static_cast<int>(out.codes.size());
        out.codes.push_back(spans.codes[static_cast<std::size_t>(code)]);
    }
    for (const Continuum& document : spans.documents) {
        Continuum& only = out.documents.emplace_back();
        only.length = document.length;
        for (const std::vector<Segment>& coder : document.coders) {
            std::vector<Segment>& kept = only.coders.emplace_back();
            for (Segment segment : coder) {
                segment.value = number[static_cast<std::size_t>(segment.value)];
                if (segment.value >= 0) kept.push_back(segment);
            }
        }
    }
    return out;
}

Spans as_segments(const Spans& spans) {
    Spans out{{}, spans.document_names, spans.coders, {"segment"}};
    for (const Continuum& document : spans.documents) {
        Continuum& cut = out.documents.emplace_back();
        cut.length = document.length;
        for (const std::vector<Segment>& coder : document.coders) {
            std::vector<std::int64_t> borders{0, document.length};
            for (const Segment& segment : coder) {
                borders.push_back(segment.begin);
                borders.push_back(segment.end);
            }
            std::ranges::sort(borders);
            borders.erase(std::unique(borders.begin(), borders.end()), borders.end());
            std::vector<Segment>& segments = cut.coders.emplace_back();
            for (std::size_t at = 0; at + 1 < borders.size(); ++at)
                segments.push_back({borders[at], borders[at + 1], 0});
        }
    }
    return out;
}

}  // namespace tandem
