#include "tandem/tables/theme_quote_table.h"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>
#include <unordered_map>

#include "tandem/analysis/code_tree.h"
#include "tandem/analysis/frequency.h"
#include "tandem/analysis/passages.h"

#include "wording.h"

namespace tandem {
namespace {

// Where a code is printed. Places are indices in the codebook's tree.
struct CodePlace {
    std::size_t code = 0, section = 0, frame = 0;
    bool printed = false;
};

// What a table is made of: sections in the tree's order, groups, and the passages of each side.
struct Layout {
    std::vector<CodeInTree> tree;
    std::unordered_map<CodeId, CodePlace> places;
    std::vector<std::string> groups;
    std::map<std::pair<std::size_t, std::size_t>, std::vector<const Passage*>> sides;
};

// A code is printed under the theme above it; without one, under the code below the top.
std::unordered_map<CodeId, CodePlace> lay_out(const Project& project,
                                              const std::vector<CodeInTree>& tree,
                                              const std::vector<CodeId>& frames) {
    std::set<CodeId> chosen;
    for (const CodeId frame : frames) chosen.insert(project.resolve(frame));
    std::unordered_map<CodeId, CodePlace> places;
    std::vector<std::size_t> branch;
    for (std::size_t at = 0; at < tree.size(); ++at) {
        branch.resize(static_cast<std::size_t>(tree[at].depth));
        branch.push_back(at);
        CodePlace place{at, branch[std::min<std::size_t>(1, branch.size() - 1)], branch.front(),
                        chosen.empty()};
        for (const std::size_t above : branch) {
            const Code& code = *tree[above].code;
            place.printed |= chosen.contains(code.id);
            if (code.level == "theme") place.section = above;
        }
        places.emplace(tree[at].code->id, place);
    }
    return places;
}

std::vector<std::string> groups_in(const Project& project,
                                   std::span<const TranscriptId> transcripts) {
    std::set<std::string> present;
    for (const TranscriptId id : transcripts) present.emplace(group_of(project, id));
    std::vector<std::string> groups = participant_groups(project);
    std::erase_if(groups, [&](const std::string& group) { return !present.contains(group); });
    if (present.contains("") && std::ranges::find(groups, "") == groups.end())
        groups.emplace_back();  // transcripts without a participant
    return groups;
}

// Everything the notes count.
struct Tally {
    std::vector<CoderId> coders;
    std::size_t transcripts = 0;
    int changed = 0, lost = 0;
    std::vector<std::string> silent;
};

std::vector<const Coding*> chosen_codings(std::span<const Coding* const> codings,
                                          std::span<const TranscriptId> transcripts,
                                          const ThemeQuoteOptions& options, const Layout& layout,
                                          Tally& tally) {
    const std::set<TranscriptId> wanted(transcripts.begin(), transcripts.end());
    std::vector<const Coding*> chosen;
    for (const Coding* coding : codings) {
        const bool asked_for =
            options.coders.empty() ||
            std::ranges::find(options.coders, coding->coder) != options.coders.end();
        if (asked_for && wanted.contains(coding->transcript)) chosen.push_back(coding);
    }
    tally.coders = options.coders.empty() ? coders_of(chosen) : options.coders;
    tally.transcripts = wanted.size();
    std::erase_if(chosen, [&](const Coding* coding) {
        const auto place = layout.places.find(coding->code);
        if (place == layout.places.end() || !place->second.printed) return true;
        tally.lost += coding->spans.empty();
        return coding->spans.empty();
    });
    return chosen;
}

// By code, then by transcript. The same words under two codes of one theme are one quote.
std::vector<const Passage*> in_print_order(
    const std::vector<const Passage*>& list,
    const std::unordered_map<TranscriptId, std::size_t>& order, const Layout& layout) {
    struct Keyed {
        std::size_t code, transcript;
        const Passage* passage;
    };
    std::vector<Keyed> keyed;
    for (const Passage* passage : list)
        keyed.push_back(
            {layout.places.at(passage->code).code, order.at(passage->transcript), passage});
    std::ranges::stable_sort(keyed, [](const Keyed& left, const Keyed& right) {
        return std::tie(left.code, left.transcript) < std::tie(right.code, right.transcript);
    });
    const auto less = [](const std::vector<TextSpan>* left, const std::vector<TextSpan>* right) {
        return *left < *right;
    };
    std::set<const std::vector<TextSpan>*, decltype(less)> seen(less);
    std::vector<const Passage*> ordered;
    for (const Keyed& each : keyed)
        if (seen.insert(&each.passage->printed->spans).second) ordered.push_back(each.passage);
    return ordered;
}

void fill_sides(const Project& project, const std::vector<Passage>& passages,
                std::span<const TranscriptId> transcripts, Layout& layout) {
    std::unordered_map<TranscriptId, std::size_t> order;
    for (const TranscriptId id : transcripts) order.emplace(id, order.size());
    for (const Passage& passage : passages) {
        const auto group = std::ranges::find(layout.groups, group_of(project, passage.transcript));
        layout
            .sides[{layout.places.at(passage.code).section,
                    static_cast<std::size_t>(group - layout.groups.begin())}]
            .push_back(&passage);
    }
    for (auto& [side, list] : layout.sides) list = in_print_order(list, order, layout);
}

std::string side_title(const std::string& theme, const std::string& group) {
    return group.empty() ? theme : theme + ". " + capitalized(group) + " perspective";
}

// Several frames have headings of their own.
bool shows_frames(const Layout& layout) {
    std::set<std::size_t> frames;
    for (const auto& [side, list] : layout.sides) {
        const CodePlace& place = layout.places.at(list.front()->code);
        if (layout.tree[place.frame].code->level == "frame") frames.insert(place.frame);
    }
    return frames.size() > 1;
}

void add_rows(const Project& project, const Layout& layout, const ThemeQuoteOptions& options,
              Table& table, Tally& tally) {
    const bool frames_shown = shows_frames(layout);
    int number = options.first_number;
    std::size_t frame_before = layout.tree.size();
    std::unordered_map<TranscriptId, std::string> descriptors;
    for (const auto& [side, list] : layout.sides) {
        const Code& section = *layout.tree[side.first].code;
        const std::size_t frame = layout.places.at(section.id).frame;
        const bool framed = frames_shown && layout.tree[frame].code->level == "frame";
        if (framed && frame != frame_before)
            table.rows.push_back({Row::Kind::Heading, {layout.tree[frame].code->name}});
        frame_before = frame;
        table.rows.push_back({framed ? Row::Kind::Subheading : Row::Kind::Heading,
                              {side_title(section.name, layout.groups[side.second])}});
        for (const Passage* passage : list) {
            tally.changed += passage->printed->state == CodingState::Changed;
            const auto [person, fresh] = descriptors.try_emplace(passage->transcript);
            if (fresh)
                person->second =
                    participant_descriptor(project, passage->transcript, options.attributes);
            table.rows.push_back({Row::Kind::Body,
                                  {Cell::count(number++), printed_quote(project, *passage->printed),
                                   person->second}});
        }
    }
}

// Themes, or sides of a theme, that were looked for and have nothing.
std::vector<std::string> silent_sides(const Layout& layout) {
    std::vector<std::string> silent;
    for (std::size_t at = 0; at < layout.tree.size(); ++at) {
        const Code& code = *layout.tree[at].code;
        const CodePlace& place = layout.places.at(code.id);
        if (!place.printed || place.section != at) continue;
        std::vector<std::string> sides;
        for (std::size_t group = 0; group < layout.groups.size(); ++group)
            if (!layout.sides.contains({at, group}))
                sides.push_back(layout.groups[group].empty()
                                    ? code.name + ", no group"
                                    : code.name + ", " + layout.groups[group] + " perspective");
        if (sides.size() < layout.groups.size())
            silent.insert(silent.end(), sides.begin(), sides.end());
        else if (code.level == "theme")
            silent.push_back(code.name);
    }
    return silent;
}

std::string coder_names(const Project& project, const std::vector<CoderId>& coders) {
    std::vector<std::string> names;
    for (const CoderId id : coders)
        if (const Coder* coder = project.coders.find(id)) names.push_back(coder->name);
    return joined(names, ", ");
}

std::vector<std::string> notes_of(const Project& project, const Tally& tally, bool agreed_only) {
    std::vector<std::string> notes;
    std::string what = counted(static_cast<long long>(tally.transcripts), "transcript");
    if (!tally.coders.empty())
        what += (tally.coders.size() == 1 ? ", coded by " : ", coders: ") +
                coder_names(project, tally.coders);
    what += ".";
    if (tally.coders.size() > 1)
        what += agreed_only ? " Only passages that all of these coders marked with the same code, "
                              "in the words of the first of them."
                            : " A passage that several coders marked with the same code is "
                              "printed once, in the words of the first of them.";
    notes.push_back(what);
    notes.push_back(
        "Words are printed as in the corrected transcripts; […] joins words from separate turns.");
    if (!tally.silent.empty())
        notes.push_back("No quotes selected: " + joined(tally.silent, "; ") + ".");
    if (tally.changed > 0)
        notes.push_back(counted(tally.changed, "quote") +
                        " printed with words that were corrected after coding and not confirmed "
                        "since.");
    if (tally.lost > 0)
        notes.push_back(counted(tally.lost, "coding") +
                        " left out, because the transcript no longer has the words.");
    return notes;
}

std::string title_of(const Project& project, const ThemeQuoteOptions& options) {
    if (!options.title.empty()) return options.title;
    std::vector<std::string> names;
    for (const CodeId frame : options.frames)
        if (const Code* code = project.codes.find(project.resolve(frame)))
            names.push_back(code->name);
    return names.empty() ? "Direct quotes from transcripts"
                         : joined(names, ", ") + ": direct quotes from transcripts";
}

}  // namespace

Table theme_quote_table(const Project& project, std::span<const Coding* const> codings,
                        std::span<const TranscriptId> transcripts,
                        const ThemeQuoteOptions& options) {
    Layout layout;
    layout.tree = code_tree(project);
    layout.places = lay_out(project, layout.tree, options.frames);
    layout.groups = groups_in(project, transcripts);
    Tally tally;
    const std::vector<const Coding*> chosen =
        chosen_codings(codings, transcripts, options, layout, tally);
    std::vector<Passage> passages = find_passages(project, chosen);
    if (options.agreed_only)
        std::erase_if(passages, [&](const Passage& passage) {
            return !marked_by_all(passage, tally.coders);
        });
    fill_sides(project, passages, transcripts, layout);

    Table table;
    table.name = "theme-quotes";
    table.title = title_of(project, options);
    table.columns = {{"No.", 0.6, true}, {"Quote", 6.0, false}, {"Participant", 1.6, false}};
    add_rows(project, layout, options, table, tally);
    tally.silent = silent_sides(layout);
    table.notes = notes_of(project, tally, options.agreed_only);
    return table;
}

}  // namespace tandem
