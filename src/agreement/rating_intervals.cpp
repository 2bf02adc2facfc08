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
    WithoutEach(std::span<const Asked> asked, const Ratings& units)
        : asked_(asked), units_(units), values_(asked.size()) {
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
            for (auto& values : values_) values.resize(clusters_.size());
    }

    // Of the measure at `at`, by cluster.
    std::span<const std::optional<double>> values(std::size_t at) const { return values_[at]; }

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
            for (std::size_t at = 0; at < asked_.size(); ++at) {
                const Figure figure = asked_[at].measure.figure(rest, asked_[at].scale);
                values_[at].push_back(figure.why_not.empty() ? std::optional(figure.value)
                                                             : std::nullopt);
            }
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

    const std::span<const Asked> asked_;
    const Ratings& units_;
    std::vector<std::size_t> begins_;                         // [cluster] its first unit
    std::vector<std::size_t> clusters_;                       // that are observations
    std::vector<std::vector<std::optional<double>>> values_;  // [measure][cluster]
};

}  // namespace

std::vector<FoundInterval> jackknife_intervals(std::span<const Asked> asked,
                                               const IntervalChoice& choice) {
    std::vector<FoundInterval> found(asked.size());
    if (asked.empty()) return found;
    const Ratings& ratings = asked.front().ratings;
    if (ratings.cluster.empty()) {
        for (FoundInterval& each : found)
            each.why_not =
                "the data do not say which units are of one transcript (column cluster); without "
                "that, --interval gwet or unit-bootstrap takes units as independent";
        return found;
    }
    const Ratings units = compressed(ratings, true);
    const WithoutEach without(asked, units);
    for (std::size_t at = 0; at < asked.size(); ++at) {
        JackknifeResult result =
            jackknife(asked[at].value, without.values(at), choice.level, asked[at].measure.lowest);
        if (result.interval)
            found[at] = {std::move(result.interval), "", result.error};
        else
            found[at].why_not = std::move(result.why_not);
    }
    return found;
}

namespace {

FoundInterval find_interval(const Asked& asked, const IntervalChoice& choice) {
    switch (choice.method) {
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
        case IntervalMethod::Jackknife:  // of all at once: find_intervals()
        case IntervalMethod::None:
            break;
    }
    return {std::nullopt, "no interval was asked for"};
}

}  // namespace

std::vector<FoundInterval> find_intervals(std::span<const Asked> asked,
                                          const IntervalChoice& choice) {
    if (choice.method == IntervalMethod::Jackknife) return jackknife_intervals(asked, choice);
    std::vector<FoundInterval> found;
    for (const Asked& each : asked) found.push_back(find_interval(each, choice));
    return found;
}

}  // namespace tandem
