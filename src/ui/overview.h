// A whole transcript at a glance, in as many rows as a strip beside it is high.
#pragma once

#include <array>
#include <cstdint>
#include <imgui.h>
#include <vector>

namespace tandem::ui {

inline constexpr int kOverviewLanes = 5;

enum class OverviewVoice : std::uint8_t { Interviewer, Participant };

// One turn: its weight is about the lines it takes.
struct OverviewTurn {
    float weight = 1;
    OverviewVoice voice = OverviewVoice::Participant;
};

// A stretch of a coding within one turn, as parts of that turn from 0 to 1. Codings in the order of
// their beginnings; `coding` tells stretches of one coding from those of another.
struct OverviewStretch {
    int turn = 0;
    float begin = 0, end = 1;
    std::int64_t coding = 0;
    ImU32 colour = 0;
    bool warns = false;  // its words were changed
};

struct OverviewRow {
    OverviewVoice voice = OverviewVoice::Interviewer;
    bool coded = false, warns = false;
    std::array<ImU32, kOverviewLanes> lanes{};  // 0: nothing
};

struct Overview {
    std::vector<double> tops;  // of each turn, and at last the end; from 0 to rows.size()
    std::vector<OverviewRow> rows;
    // The row, in parts, of a place within a turn; and the turn at a row.
    double row_of(int turn, double part) const;
    int turn_at(double row) const;
};

Overview make_overview(const std::vector<OverviewTurn>& turns,
                       const std::vector<OverviewStretch>& stretches, int rows);

}  // namespace tandem::ui
