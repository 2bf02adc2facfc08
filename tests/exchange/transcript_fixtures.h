// Transcripts written for these tests; none is anybody's interview.
#pragma once

#include <cstdint>
#include <optional>
#include <ostream>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "tandem/exchange/transcript_reader.h"

namespace tandem {

inline std::ostream& operator<<(std::ostream& out, const ParsedTurn& turn) {
    out << '{' << turn.speaker << ' ' << turn.start_ms.value_or(-1) << '-'
        << turn.end_ms.value_or(-1);
    return out << " \"" << turn.text << "\"}";
}

inline bool operator==(const ParsedTurn& a, const ParsedTurn& b) {
    return a.speaker == b.speaker && a.start_ms == b.start_ms && a.end_ms == b.end_ms &&
           a.text == b.text;
}

namespace fixtures {

// -1 stands for "no time".
inline ParsedTurn turn(std::string speaker, std::int64_t start, std::int64_t end,
                       std::string text) {
    ParsedTurn out{std::move(speaker), std::nullopt, std::nullopt, std::move(text)};
    if (start >= 0) out.start_ms = start;
    if (end >= 0) out.end_ms = end;
    return out;
}

using Turns = std::vector<ParsedTurn>;

// What read_transcript says when it refuses; empty when it does not.
std::string refusal(std::string_view bytes, std::string_view name,
                    std::string_view format = "auto");

// Lines of the warnings, in order.
std::vector<int> warned_lines(const ParsedTranscript& transcript);

// A ZIP archive of these entries; `deflate` packs them.
std::string zip_of(const std::vector<std::pair<std::string, std::string>>& entries,
                   bool deflate = true);

// A DOCX whose body holds this XML (prefix w, and mc).
std::string docx_of(const std::string& body);

// One paragraph with one run.
std::string paragraph(const std::string& text);

extern const std::string kOtter;
extern const Turns kOtterTurns;
extern const std::string kZoom;
extern const std::string kSubRip;
extern const std::string kNameColon;

}  // namespace fixtures
}  // namespace tandem
