#include "agreement/rating_figures.h"

namespace tandem {

std::vector<double> mean_shares(const Tally& tally) {
    std::vector<double> out = tally.share;
    for (double& share : out) share /= tally.rated;
    return out;
}

double observed_disagreement(const Tally& tally, const PairDisagreement& disagreement) {
    return weighed(tally.agreement, disagreement) / tally.paired;
}

TwoMargins margins_of_two(const Tally& tally) {
    TwoMargins out;
    out.first.resize(static_cast<std::size_t>(tally.categories));
    out.second.resize(static_cast<std::size_t>(tally.categories));
    tally.joint.each([&](int row, int column, double units) {
        out.units += units;
        out.first[static_cast<std::size_t>(row)] += units;
        out.second[static_cast<std::size_t>(column)] += units;
    });
    return out;
}

GivenByTwo given_by_two(const Tally& tally, std::int32_t category) {
    GivenByTwo out;
    tally.joint.each([&](int row, int column, double units) {
        if (row == category && column == category)
            out.both += units;
        else if (row == category)
            out.only_first += units;
        else if (column == category)
            out.only_second += units;
    });
    return out;
}

}  // namespace tandem
