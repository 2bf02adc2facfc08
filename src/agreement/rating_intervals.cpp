// Which interval, and the jackknife over clusters.
#include "agreement/rating_intervals.h"

#include <algorithm>

#include "agreement/jackknife.h"

namespace tandem {
namespace {

// Figures without each of the clusters [begin, end), `rest` being all others: halve the clusters,
// add the one half to the rest and ask about the other. Nothing is subtracted, so that a category
// which only one cluster has is gone without a trace, and clusters are added log(G) times only.
class WithoutEach {
 public:
    WithoutEach(const Asked& asked, const Ratings& units) : asked_(asked), units_(units) {
        const auto clusters = static_cast<std::size_t>(units.clusters);
        begins_.assign(clusters + 1, units.units());
        for (std::size_t i = units.units(); i-- > 0;)
            begins_[static_cast<std::size_t>(units.cluster[i])] = i;
        for (std::size_t cluster = clusters; cluster-- > 0;)
            begins_[cluster] = std::min(begins_[cluster], begins_[cluster + 1]);
        Tally always(units.coders, units.categories);
        for (std::size_t cluster = 0; cluster < clusters; ++cluster)
            (is_observation(cluster) ? clusters_.push_back(cluster) : add(always, cluster));
        if (clusters_.size() >= static_cast<std::size_t>(kFewestTranscripts))
            go(0, clusters_.size(), always);
        else
            values_.resize(clusters_.size());
    }

    std::span<const std::optional<double>> values() const { return values_; }

 private:
    void add(Tally& to, std::size_t cluster) const {
        for (std::size_t i = begins_[cluster]; i < begins_[cluster + 1]; ++i)
            to.add_unit(units_.unit(i), units_.times_of(i));
    }
    // A cluster in which nobody could disagree is no observation.
    bool is_observation(std::size_t cluster) const {
        for (std::size_t i = begins_[cluster]; i < begins_[cluster + 1]; ++i) {
            const auto unit = units_.unit(i);
            if (std::ranges::count(unit, kMissing) + 2 <= static_cast<std::ptrdiff_t>(unit.size()))
                return true;
        }
        return false;
    }
    void go(std::size_t begin, std::size_t end, const Tally& rest) {
        if (end - begin == 1) {
            const Figure figure = asked_.measure.figure(rest, asked_.scale);
            values_.push_back(figure.why_not.empty() ? std::optional(figure.value) : std::nullopt);
            return;
        }
        const std::size_t middle = begin + (end - begin) / 2;
        Tally more = rest;
        for (std::size_t i = middle; i < end; ++i) add(more, clusters_[i]);
        go(begin, middle, more);
        more = rest;
        for (std::size_t i = begin; i < middle; ++i) add(more, clusters_[i]);
        go(middle, end, more);
    }

    const Asked& asked_;
    const Ratings& units_;
    std::vector<std::size_t> begins_;    // [cluster] its first unit
    std::vector<std::size_t> clusters_;  // that are observations
    std::vector<std::optional<double>> values_;
};

}  // namespace

FoundInterval jackknife_interval(const Asked& asked, const IntervalChoice& choice) {
    if (asked.ratings.cluster.empty())
        return {std::nullopt,
                "the data do not say which units are of one transcript (column cluster); without "
                "that, --interval gwet or unit-bootstrap takes units as independent"};
    const Ratings units = compressed(asked.ratings, true);
    const WithoutEach without(asked, units);
    JackknifeResult result =
        jackknife(asked.value, without.values(), choice.level, asked.measure.lowest);
    if (!result.interval) return {std::nullopt, std::move(result.why_not)};
    return {std::move(result.interval), "", result.error};
}

FoundInterval find_interval(const Asked& asked, const IntervalChoice& choice) {
    switch (choice.method) {
        case IntervalMethod::Jackknife:
            return jackknife_interval(asked, choice);
        case IntervalMethod::Analytic:
            return analytic_interval(asked, choice);
        case IntervalMethod::Gwet:
            return gwet_interval(asked, choice);
        case IntervalMethod::Krippendorff:
            return krippendorff_interval(asked, choice);
        case IntervalMethod::UnitBootstrap:
            return unit_bootstrap_interval(asked, choice);
        case IntervalMethod::ClusterBootstrap:
            return cluster_bootstrap_interval(asked, choice);
        case IntervalMethod::None:
            break;
    }
    return {std::nullopt, "no interval was asked for"};
}

}  // namespace tandem
