#include "tandem/analysis/themes.h"

#include <algorithm>
#include <set>
#include <unordered_map>

#include "analysis/marks.h"

namespace tandem {
namespace {

bool is_theme(const Code& code) {
    return code.level == "frame" || code.level == "theme" || code.level == "subtheme";
}

Theme theme_at(const CodePlaces& places, std::size_t at) {
    Theme theme;
    theme.code = theme.frame = places.tree[at].code->id;
    theme.depth = places.tree[at].depth;
    for (int above = places.parent[at]; above >= 0;
         above = places.parent[static_cast<std::size_t>(above)]) {
        const Code& code = *places.tree[static_cast<std::size_t>(above)].code;
        theme.frame = code.id;
        if (!theme.above && is_theme(code)) theme.above = code.id;
    }
    for (std::size_t below = at + 1;
         below < places.size() && places.tree[below].depth > places.tree[at].depth; ++below)
        if (!is_theme(*places.tree[below].code)) theme.codes.push_back(places.tree[below].code->id);
    return theme;
}

std::vector<ThemeRelation> relations_of(const Project& project,
                                        std::span<const Coding* const> codings,
                                        std::span<const Relation* const> stated) {
    std::unordered_map<CodingId, const Coding*> by_id;
    for (const Coding* coding : codings) by_id.emplace(coding->id, coding);
    std::vector<ThemeRelation> relations;
    for (const Relation* relation : stated) {
        ThemeRelation row{relation->id,
                          project.resolve(relation->from),
                          project.resolve(relation->to),
                          relation->kind,
                          {},
                          0};
        std::set<ParticipantId> people;
        for (const CodingId id : relation->support) {
            const auto found = by_id.find(id);
            if (found == by_id.end()) continue;
            row.support.push_back(id);
            const Transcript* transcript = project.transcripts.find(found->second->transcript);
            if (transcript && transcript->participant) people.insert(transcript->participant);
        }
        std::ranges::sort(row.support);
        row.participants = static_cast<int>(people.size());
        relations.push_back(std::move(row));
    }
    return relations;
}

// "10 themes", "1 subtheme".
std::string counted(int count, std::string_view noun) {
    return std::to_string(count) + " " + std::string(noun) + (count == 1 ? "" : "s");
}

std::string both_counted(int themes, int subthemes) {
    if (subthemes == 0) return counted(themes, "theme");
    if (themes == 0) return counted(subthemes, "subtheme");
    return counted(themes, "theme") + " and " + counted(subthemes, "subtheme");
}

}  // namespace

ThemeBoard theme_board(const Project& project, std::span<const Coding* const> codings,
                       std::span<const TranscriptId> transcripts,
                       std::span<const Relation* const> relations) {
    const CodePlaces places(project);
    Frequencies frequencies = count_frequencies(project, codings, transcripts);
    ThemeBoard board;
    for (std::size_t at = 0; at < places.size(); ++at) {
        if (!is_theme(*places.tree[at].code)) continue;
        Theme theme = theme_at(places, at);
        theme.count = frequencies.codes[at].total;
        theme.by_group = std::move(frequencies.codes[at].total_by_group);
        board.themes.push_back(std::move(theme));
    }
    board.groups = std::move(frequencies.groups);
    board.participants = frequencies.participants;
    board.participants_by_group = std::move(frequencies.participants_by_group);
    board.relations = relations_of(project, codings, relations);
    return board;
}

ThemeTally tally_themes(const Project& project) {
    ThemeTally tally;
    for (const Code& code : project.codes) {
        if (code.merged_into) continue;
        const bool theme = code.level == "theme";
        const bool subtheme = code.level == "subtheme";
        if (!theme && !subtheme) continue;
        const bool inferred = code.derivation == "inferred";
        tally.themes += theme;
        tally.subthemes += subtheme;
        tally.headings += code.derivation == "heading";
        tally.inferred_themes += theme && inferred;
        tally.inferred_subthemes += subtheme && inferred;
    }
    return tally;
}

std::string describe(const ThemeTally& tally) {
    std::string text = both_counted(tally.themes, tally.subthemes);
    std::string origin;
    if (tally.headings > 0) origin = std::to_string(tally.headings) + " printed as headings";
    if (tally.inferred_themes + tally.inferred_subthemes > 0) {
        if (!origin.empty()) origin += "; ";
        origin += both_counted(tally.inferred_themes, tally.inferred_subthemes) + " inferred";
    }
    return origin.empty() ? text : text + " (" + origin + ")";
}

}  // namespace tandem
