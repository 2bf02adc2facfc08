#include "tandem/agreement/rating_measures.h"

#include <algorithm>

#include "agreement/rating_figures.h"

namespace tandem {

std::span<const RatingMeasure> rating_measures() {
    static const std::array kList{
        percent_agreement_of_ratings(),
        specific_agreement(),
        dice_of_ratings(),
        jaccard_of_ratings(),
        holsti(),
        scott_pi(),
        cohen_kappa_of_ratings(),
        kappa_max(),
        conger_kappa(),
        fleiss_kappa(),
        brennan_prediger(),
        pabak(),
        gwet_ac1_of_ratings(),
        gwet_ac2(),
        krippendorff_alpha_of_ratings(),
        alpha_sets(),
        mvalpha(),
        pooled_kappa(),
        pooled_alpha(),
        mean_kappa(),
        mean_alpha(),
    };
    return kList;
}

const RatingMeasure* find_rating_measure(std::string_view name) {
    if (name.empty()) return nullptr;  // an empty alias is no name
    for (const RatingMeasure& measure : rating_measures()) {
        if (measure.name == name) return &measure;
        if (std::ranges::find(measure.aliases, name) != measure.aliases.end()) return &measure;
    }
    return nullptr;
}

std::string_view name_of(Weights weights) {
    constexpr std::array<std::string_view, 6> kNames{"none",    "linear",  "quadratic",
                                                     "ordinal", "radical", "ratio"};
    return kNames[static_cast<std::size_t>(weights)];
}

std::string_view name_of(Level level) {
    constexpr std::array<std::string_view, 4> kNames{"nominal", "ordinal", "interval", "ratio"};
    return kNames[static_cast<std::size_t>(level)];
}

std::string_view name_of(SetDistance distance) {
    constexpr std::array<std::string_view, 4> kNames{"nominal", "jaccard", "masi",
                                                     "passonneau2004"};
    return kNames[static_cast<std::size_t>(distance)];
}

std::string_view name_of(IntervalMethod method) {
    constexpr std::array<std::string_view, 7> kNames{
        "none",         "jackknife",      "analytic",         "gwet",
        "krippendorff", "unit-bootstrap", "cluster-bootstrap"};
    return kNames[static_cast<std::size_t>(method)];
}

}  // namespace tandem
