#include "tandem/analysis/rare_combinations.h"

#include <algorithm>
#include <map>
#include <set>

namespace tandem {
namespace {

using Pair = std::pair<std::string, std::string>;
using Values = std::vector<Pair>;  // sorted

struct Person {
    const Participant* participant;
    Values values;
};

std::vector<Person> people_of(const Project& project) {
    std::vector<Person> people;
    for (const Participant& each : project.participants) {
        Person person{&each, {}};
        if (!each.group.empty()) person.values.emplace_back("group", each.group);
        for (const Attribute& attribute : project.attributes) {
            const auto found = project.attribute_values.find({each.id, attribute.id});
            if (found != project.attribute_values.end())
                person.values.emplace_back(attribute.name, found->second);
        }
        std::ranges::sort(person.values);
        people.push_back(std::move(person));
    }
    std::ranges::sort(people, {}, [](const Person& each) { return each.participant->label; });
    return people;
}

// Calls visit with each choice of `size` of the values.
template <class Visit>
void each_choice(const Values& values, std::size_t size, std::size_t from, Values& chosen,
                 const Visit& visit) {
    if (chosen.size() == size) {
        visit(chosen);
        return;
    }
    for (std::size_t i = from; i < values.size(); ++i) {
        chosen.push_back(values[i]);
        each_choice(values, size, i + 1, chosen, visit);
        chosen.pop_back();
    }
}

}  // namespace

std::vector<RareCombination> rare_combinations(const Project& project, std::size_t most,
                                               std::size_t attributes) {
    const std::vector<Person> people = people_of(project);
    std::map<Values, std::vector<ParticipantId>> sharers;
    for (const Person& person : people)
        for (std::size_t size = 1; size <= attributes; ++size) {
            Values chosen;
            each_choice(person.values, size, 0, chosen, [&](const Values& values) {
                sharers[values].push_back(person.participant->id);
            });
        }
    std::vector<RareCombination> rare;
    for (const auto& [values, participants] : sharers) {
        if (participants.size() > most) continue;
        bool smaller = false;
        for (std::size_t left_out = 0; values.size() > 1 && left_out < values.size(); ++left_out) {
            Values part = values;
            part.erase(part.begin() + static_cast<std::ptrdiff_t>(left_out));
            smaller = smaller || sharers[part].size() <= participants.size();
        }
        if (!smaller) rare.push_back({values, participants});
    }
    std::stable_sort(rare.begin(), rare.end(),
                     [](const RareCombination& a, const RareCombination& b) {
                         return a.participants.size() != b.participants.size()
                                    ? a.participants.size() < b.participants.size()
                                    : a.values.size() < b.values.size();
                     });
    return rare;
}

}  // namespace tandem
