// Row ids: one type per thing, so that a turn's number cannot be passed for a code's.
#pragma once

#include <compare>
#include <cstdint>
#include <functional>

namespace tandem {

// Local to one project file; what travels between copies is the Guid beside it. 0 means "none".
template <class Thing>
struct Id {
    std::int64_t value = 0;
    auto operator<=>(const Id&) const = default;
    explicit operator bool() const { return value != 0; }
};

using CoderId = Id<struct CoderTag>;
using ParticipantId = Id<struct ParticipantTag>;
using AttributeId = Id<struct AttributeTag>;
using TranscriptId = Id<struct TranscriptTag>;
using SpeakerId = Id<struct SpeakerTag>;
using TurnId = Id<struct TurnTag>;
using CodeId = Id<struct CodeTag>;
using CodingId = Id<struct CodingTag>;
using MemoId = Id<struct MemoTag>;
using RelationId = Id<struct RelationTag>;
using RoundId = Id<struct RoundTag>;
using WatchId = Id<struct WatchTag>;
using QuestionId = Id<struct QuestionTag>;
using MediaId = Id<struct MediaTag>;

}  // namespace tandem

template <class Thing>
struct std::hash<tandem::Id<Thing>> {
    std::size_t operator()(tandem::Id<Thing> id) const noexcept {
        return std::hash<std::int64_t>()(id.value);
    }
};
