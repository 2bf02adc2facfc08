#include "tandem/analysis/disagreements.h"

#include <algorithm>
#include <array>
#include <set>
#include <string>
#include <tuple>

#include "tandem/base/check.h"

#include "analysis/marks.h"
#include "stretches.h"

namespace tandem {
namespace {

constexpr std::array<std::string_view, 6> kDifferenceNames = {
    "missed",       "other code",    "broader or narrower code",
    "kind differs", "voice differs", "boundaries differ"};

// What one coder did with one code in one turn.
struct Side {
    std::vector<Stretch> words;  // united
    std::vector<CodingId> codings;
    std::set<std::string> kinds, voices;
};

struct Spot {
    int code = 0, turn = 0;
    Side a, b;
    bool by_both() const { return !a.words.empty() && !b.words.empty(); }
    bool only_a() const { return b.words.empty(); }
    const Side& marked() const { return a.words.empty() ? b : a; }
};

void add(Side& side, const Mark& mark) {
    side.words.push_back({mark.begin, mark.end});
    side.codings.push_back(mark.coding->id);
    if (!mark.coding->kind.empty()) side.kinds.insert(mark.coding->kind);
    if (!mark.coding->voice.empty()) side.voices.insert(mark.coding->voice);
}

void finish(Side& side) {
    side.words = unite(std::move(side.words));
    std::ranges::sort(side.codings);
    side.codings.erase(std::unique(side.codings.begin(), side.codings.end()), side.codings.end());
}

// By turn, then code. `marks` are sorted by code and turn.
std::vector<Spot> spots_of(const std::vector<Mark>& marks) {
    std::vector<Spot> spots;
    for (const Mark& mark : marks) {
        if (spots.empty() || spots.back().code != mark.code || spots.back().turn != mark.turn) {
            spots.emplace_back();
            spots.back().code = mark.code;
            spots.back().turn = mark.turn;
        }
        add(mark.by_b ? spots.back().b : spots.back().a, mark);
    }
    for (Spot& spot : spots) {
        finish(spot.a);
        finish(spot.b);
    }
    std::ranges::stable_sort(spots, {}, [](const Spot& spot) { return spot.turn; });
    return spots;
}

bool related(const CodePlaces& places, int left, int right) {
    return places.is_under(left, right) || places.is_under(right, left);
}

// What the other coder set against `spot`: a code above or below it before others, then the one
// with most words in common, then the first in the codebook. nullptr: nothing.
const Spot* counterpart(const CodePlaces& places, const Spot& spot, std::span<const Spot> turn) {
    const Spot* best = nullptr;
    std::tuple<bool, std::int64_t> best_claim;
    for (const Spot& other : turn) {
        if (other.by_both() || other.only_a() == spot.only_a()) continue;
        const std::int64_t shared = shared_length(spot.marked().words, other.marked().words);
        if (shared == 0) continue;
        const std::tuple claim(related(places, spot.code, other.code), shared);
        if (best && claim <= best_claim) continue;
        best = &other;
        best_claim = claim;
    }
    return best;
}

struct Listing {
    const CodePlaces& places;
    const std::vector<Turn>& turns;
    const DisagreementOptions& options;
    std::vector<Disagreement>& list;

    Disagreement place_of(const Spot& spot) const {
        const Turn& turn = turns[static_cast<std::size_t>(spot.turn)];
        Disagreement place;
        place.transcript = turn.transcript;
        place.turn = turn.id;
        place.turn_number = turn.number;
        place.code = code_at(spot.code);
        place.codings_a = spot.a.codings;
        place.codings_b = spot.b.codings;
        const auto& [a, b] = std::tie(spot.a.words, spot.b.words);
        place.begin = {std::min(a.empty() ? b.front().begin : a.front().begin,
                                b.empty() ? a.front().begin : b.front().begin)};
        place.end = {std::max(a.empty() ? b.back().end : a.back().end,
                              b.empty() ? a.back().end : b.back().end)};
        return place;
    }

    CodeId code_at(int place) const {
        return places.tree[static_cast<std::size_t>(place)].code->id;
    }

    void add_one_sided(const Spot& spot, std::span<const Spot> turn) {
        Disagreement place = place_of(spot);
        place.marked_by = spot.only_a() ? MarkedBy::OnlyA : MarkedBy::OnlyB;
        place.difference = Difference::Missed;
        if (const Spot* other = counterpart(places, spot, turn)) {
            place.difference = related(places, spot.code, other->code) ? Difference::ParentChild
                                                                       : Difference::OtherCode;
            place.other_code = code_at(other->code);
            (spot.only_a() ? place.codings_b : place.codings_a) = other->marked().codings;
        }
        list.push_back(std::move(place));
    }

    void add_shared(const Spot& spot) {
        const auto add = [&](Difference difference) {
            Disagreement place = place_of(spot);
            place.difference = difference;
            list.push_back(std::move(place));
        };
        const auto contradict = [](const auto& left, const auto& right) {
            return !left.empty() && !right.empty() && left != right;
        };
        if (contradict(spot.a.kinds, spot.b.kinds)) add(Difference::Kind);
        if (contradict(spot.a.voices, spot.b.voices)) add(Difference::Voice);
        if (options.boundaries && spot.a.words != spot.b.words) add(Difference::Boundaries);
    }
};

// `spots` are those of one transcript, by turn. The list stays in reading order.
void list_transcript(std::span<const Spot> spots, const std::vector<bool>& wanted,
                     Listing& listing) {
    for (std::size_t first = 0; first < spots.size();) {
        std::size_t last = first;
        while (last < spots.size() && spots[last].turn == spots[first].turn) ++last;
        const std::span<const Spot> turn = spots.subspan(first, last - first);
        const auto start = static_cast<std::ptrdiff_t>(listing.list.size());
        for (const Spot& spot : turn) {
            if (!wanted[static_cast<std::size_t>(spot.code)]) continue;
            if (spot.by_both())
                listing.add_shared(spot);
            else
                listing.add_one_sided(spot, turn);
        }
        std::stable_sort(listing.list.begin() + start, listing.list.end(),
                         [](const Disagreement& left, const Disagreement& right) {
                             return left.begin < right.begin;
                         });
        first = last;
    }
}

}  // namespace

std::string_view difference_name(Difference difference) {
    return kDifferenceNames[static_cast<std::size_t>(difference)];
}

bool counts_by_turn(Difference difference) {
    return difference == Difference::Missed || difference == Difference::OtherCode ||
           difference == Difference::ParentChild;
}

std::vector<Disagreement> find_disagreements(const Project& project,
                                             std::span<const Coding* const> codings,
                                             std::span<const TranscriptId> transcripts, CoderId a,
                                             CoderId b, const DisagreementOptions& options) {
    TANDEM_CHECK(a != b, "a coder is compared with somebody else");
    const CodePlaces places(project);
    const std::vector<bool> wanted = wanted_codes(project, places, options.codes);
    const auto lists = by_transcript(codings, transcripts, std::array{a, b});
    const MarkOptions marking{a, b, options.participant_turns_only, false};
    std::vector<Disagreement> result;
    for (std::size_t at = 0; at < transcripts.size(); ++at) {
        if (lists[at].empty()) continue;
        const std::vector<Turn>& turns = project.turns(transcripts[at]);
        Listing listing{places, turns, options, result};
        list_transcript(spots_of(marks_of(project, places, lists[at], turns, marking)), wanted,
                        listing);
    }
    return result;
}

}  // namespace tandem
