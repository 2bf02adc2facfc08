#include "tandem/analysis/passages.h"

#include <algorithm>
#include <map>
#include <numeric>
#include <tuple>
#include <unordered_map>

#include "tandem/base/check.h"

#include "passage_groups.h"

namespace tandem {
namespace {

// Disjoint sets with path halving (Tarjan & van Leeuwen 1984).
std::size_t root_of(std::vector<std::size_t>& above, std::size_t at) {
    while (above[at] != at) at = above[at] = above[above[at]];
    return at;
}

std::int64_t length_of(const Coding& coding) {
    std::int64_t length = 0;
    for (const TextSpan& span : coding.spans) length += span.end.value - span.begin.value;
    return length;
}

const Coding* printed_of(const std::vector<const Coding*>& codings) {
    return *std::ranges::min_element(codings, [](const Coding* left, const Coding* right) {
        return std::make_tuple(left->coder, -length_of(*left), left->id) <
               std::make_tuple(right->coder, -length_of(*right), right->id);
    });
}

// Where a passage stands in the study.
struct Place {
    TranscriptId transcript;
    std::int64_t turn_number;
    CodePoints begin;
    CodeId code;
    CodingId coding;
    auto operator<=>(const Place&) const = default;
};

std::vector<Place> places_of(const Project& project, const std::vector<Passage>& passages) {
    std::map<TranscriptId, std::unordered_map<TurnId, std::int64_t>> numbers;
    std::vector<Place> places;
    for (const Passage& passage : passages) {
        auto& of_turn = numbers[passage.transcript];
        if (of_turn.empty())
            for (const Turn& turn : project.turns(passage.transcript))
                of_turn.emplace(turn.id, turn.number);
        const TextSpan& first = passage.printed->spans.front();
        const auto number = of_turn.find(first.turn);
        TANDEM_CHECK(number != of_turn.end(), "a span names a turn of its transcript");
        places.push_back(
            {passage.transcript, number->second, first.begin, passage.code, passage.printed->id});
    }
    return places;
}

}  // namespace

std::vector<std::vector<std::size_t>> group_by_shared_words(
    std::span<const Coding* const> codings) {
    struct Piece {
        TextSpan span;
        std::size_t coding;
    };
    std::vector<Piece> pieces;
    for (std::size_t at = 0; at < codings.size(); ++at)
        for (const TextSpan& span : codings[at]->spans) pieces.push_back({span, at});
    std::sort(pieces.begin(), pieces.end(), [](const Piece& left, const Piece& right) {
        return std::tie(left.span, left.coding) < std::tie(right.span, right.coding);
    });

    std::vector<std::size_t> above(codings.size());
    std::iota(above.begin(), above.end(), std::size_t{0});
    TextSpan reach{};  // from the first to the last character of the codings joined so far
    std::size_t joined = 0;
    for (const Piece& piece : pieces) {
        if (overlap(reach, piece.span)) {
            const std::size_t left = root_of(above, joined);
            const std::size_t right = root_of(above, piece.coding);
            above[std::max(left, right)] = std::min(left, right);
            reach.end = std::max(reach.end, piece.span.end);
        } else {
            reach = piece.span;
            joined = piece.coding;
        }
    }
    std::vector<std::vector<std::size_t>> groups;
    std::vector<std::size_t> group_at(codings.size());
    for (std::size_t at = 0; at < codings.size(); ++at) {
        if (codings[at]->spans.empty()) continue;
        const std::size_t root = root_of(above, at);
        if (root == at) {
            group_at[at] = groups.size();
            groups.emplace_back();
        }
        groups[group_at[root]].push_back(at);
    }
    return groups;
}

std::vector<Passage> find_passages(const Project& project, std::span<const Coding* const> codings) {
    std::map<CodeId, std::vector<const Coding*>> by_code;
    for (const Coding* coding : codings) by_code[coding->code].push_back(coding);
    std::vector<Passage> passages;
    for (auto& [code, list] : by_code) {
        std::ranges::sort(list, {}, [](const Coding* coding) { return coding->id; });
        for (const std::vector<std::size_t>& group : group_by_shared_words(list)) {
            Passage passage{code, list[group.front()]->transcript, {}, nullptr};
            for (const std::size_t at : group) passage.codings.push_back(list[at]);
            passage.printed = printed_of(passage.codings);
            passages.push_back(std::move(passage));
        }
    }
    const std::vector<Place> places = places_of(project, passages);
    std::vector<std::size_t> order(passages.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::ranges::sort(order, {}, [&](std::size_t at) { return places[at]; });
    std::vector<Passage> sorted;
    for (const std::size_t at : order) sorted.push_back(std::move(passages[at]));
    return sorted;
}

bool marked_by_all(const Passage& passage, std::span<const CoderId> coders) {
    return std::ranges::all_of(coders, [&](CoderId coder) {
        return std::ranges::any_of(passage.codings,
                                   [&](const Coding* coding) { return coding->coder == coder; });
    });
}

std::vector<CoderId> coders_of(std::span<const Coding* const> codings) {
    std::vector<CoderId> coders;
    for (const Coding* coding : codings) coders.push_back(coding->coder);
    std::ranges::sort(coders);
    coders.erase(std::unique(coders.begin(), coders.end()), coders.end());
    return coders;
}

}  // namespace tandem
