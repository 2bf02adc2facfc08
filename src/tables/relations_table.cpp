#include "tandem/tables/relations_table.h"

#include <algorithm>
#include <unordered_map>

#include "wording.h"

namespace tandem {
namespace {

// "PT06:12", or "PT06:12–14" when the coding goes on into later turns.
std::string place_of(const Project& project, const Coding& coding) {
    const Transcript* transcript = project.transcripts.find(coding.transcript);
    if (!transcript || coding.spans.empty()) return "";
    const Turn* first = project.find_turn(coding.transcript, coding.spans.front().turn);
    const Turn* last = project.find_turn(coding.transcript, coding.spans.back().turn);
    if (!first || !last) return "";
    const std::string place = turn_name(*transcript, *first);
    return first == last ? place : place + "–" + std::to_string(last->number);
}

std::string name_of(const Project& project, CodeId id) {
    const Code* code = project.codes.find(project.resolve(id));
    return code ? code->name : "?";
}

}  // namespace

Table relations_table(const Project& project, std::span<const Coding* const> codings,
                      std::span<const Relation* const> relations) {
    std::unordered_map<CodingId, const Coding*> by_id;
    for (const Coding* coding : codings) by_id.emplace(coding->id, coding);
    Table table;
    table.name = "relations";
    table.title = "Relations between codes";
    table.columns = {{"From", 2.0, false},
                     {"Relation", 1.2, false},
                     {"To", 2.0, false},
                     {"Supporting passages", 2.0, false},
                     {"Memo", 3.0, false}};
    int unprinted = 0;
    for (const Relation* relation : relations) {
        std::vector<std::string> places;
        for (const CodingId id : relation->support) {
            const auto found = by_id.find(id);
            const std::string place = found == by_id.end() ? "" : place_of(project, *found->second);
            if (place.empty())
                ++unprinted;
            else if (std::ranges::find(places, place) == places.end())
                places.push_back(place);  // once, whoever of the coders marked it
        }
        table.rows.push_back(
            {Row::Kind::Body,
             {name_of(project, relation->from), relation->kind, name_of(project, relation->to),
              joined(places, "; "), relation->memo}});
    }
    if (unprinted > 0)
        table.notes.push_back(counted(unprinted, "supporting coding") +
                              " not printed: removed, lost, or not open to the reader.");
    return table;
}

}  // namespace tandem
