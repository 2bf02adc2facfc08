#include "tandem/agreement/measure_list.h"

#include <algorithm>

#include "agreement/two_by_two_measures.h"

namespace tandem {

std::span<const Measure> measures() {
    static const std::array kList{
        percent_agreement(), dice(), jaccard(), krippendorff_alpha(), cohen_kappa(), gwet_ac1(),
    };
    return kList;
}

const Measure* find_measure(std::string_view name) {
    if (name.empty()) return nullptr;  // an empty alias is no name
    for (const Measure& measure : measures()) {
        if (measure.name == name) return &measure;
        if (std::ranges::find(measure.aliases, name) != measure.aliases.end()) return &measure;
    }
    return nullptr;
}

std::string_view describe(Denominator denominator) {
    switch (denominator) {
        case Denominator::AllUnits:
            return "all units";
        case Denominator::UsedUnits:
            return "units where either coder used the code";
    }
    return "";
}

}  // namespace tandem
