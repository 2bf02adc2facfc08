#include "ui/panels/import_panel.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

#include "tandem/text/decode.h"

#include "ui/textkit/label.h"
#include "ui/widgets.h"
#include "ui/words.h"

namespace tandem::ui {
namespace {

constexpr float kRow = 26, kHead = 62, kFields = 56, kMostRows = 9;

// File, what is in it, what is to be said about it.
struct Line {
    std::string file, what, remark;
    bool problem = false;
};

Line line_of(const ImportPreview& file) {
    Line line{file.file_name, describe(file), {}, !file.problem.empty()};
    if (line.problem) {
        line.what = "cannot be imported";
        line.remark = file.problem;
        return line;
    }
    if (file.new_participant)
        line.remark = "Participant " + file.participant + " is new to the study. ";
    if (!file.warnings.empty()) line.remark += as_sentence(describe(file.warnings.front()));
    if (file.warnings.size() > 1)
        line.remark +=
            " And " + counted(static_cast<std::int64_t>(file.warnings.size()) - 1, "more warning") +
            ".";
    return line;
}

void draw_line(const View& view, const Line& line) {
    const RowBox box = row(view, "##line", line.file + ": " + line.remark, false, view.px(kRow));
    ImDrawList& list = *ImGui::GetWindowDrawList();
    FontStack& font = view.type.small;
    const float width = box.max.x - box.min.x, y = box.middle(font);
    const std::array<float, 4> stops{view.px(8), width * 0.2f, width * 0.52f, width};
    const auto cell = [&](std::size_t i, std::string_view text, ImU32 colour) {
        draw_label(list, font, {box.min.x + std::floor(stops[i]), y}, colour, text,
                   stops[i + 1] - stops[i] - view.px(12));
    };
    cell(0, line.file, view.theme.text);
    cell(1, line.what, line.problem ? view.theme.warning : view.theme.dim);
    cell(2, line.remark, line.problem ? view.theme.warning : view.theme.dim);
    tooltip(view, line.remark.empty() ? line.what : line.remark);
}

// `at` gives the line with that place.
template <class At>
void draw_lines(const View& view, std::size_t count, const At& at) {
    ImGui::BeginChild("##import-lines", {0, 0}, ImGuiChildFlags_NavFlattened);
    ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, {0, 0});
    ImGuiListClipper clipper;
    clipper.Begin(static_cast<int>(count), view.px(kRow));
    while (clipper.Step())
        for (int i = clipper.DisplayStart; i < clipper.DisplayEnd; ++i) {
            ImGui::PushID(i);
            draw_line(view, at(static_cast<std::size_t>(i)));
            ImGui::PopID();
        }
    ImGui::PopStyleVar();
    ImGui::EndChild();
}

// Title at the left, the buttons' place at the right.
void draw_head(const View& view, std::string_view title, std::string_view words, float buttons) {
    const ImVec2 at = ImGui::GetCursorScreenPos();
    const float width = ImGui::GetContentRegionAvail().x;
    const float y = at.y + view.px(5), title_width = measure_label(view.type.strong, title);
    ImDrawList& list = *ImGui::GetWindowDrawList();
    draw_label(list, view.type.strong, {at.x, y}, view.theme.text, title, width - buttons);
    draw_label(list, view.type.plain, {at.x + title_width + view.px(14), y}, view.theme.dim, words,
               std::max(0.0f, width - buttons - title_width - view.px(28)));
    ImGui::SetCursorScreenPos({at.x + width - buttons, at.y});
}

// The next item beside the last one, or below it where it has no room.
void beside_if_it_fits(const View& view, float width) {
    ImGui::SameLine(0, view.px(8));
    if (ImGui::GetContentRegionAvail().x < width) ImGui::NewLine();
}

// One of the words; the first is "auto". True when another was chosen.
bool choose_word(const View& view, const char* id, const std::string& what,
                 const std::vector<std::string>& words, std::string& chosen) {
    std::vector<Choice> choices;
    int now = 0;
    for (const std::string& word : words) {
        if (word == chosen) now = static_cast<int>(choices.size());
        choices.push_back({word == "auto" ? "as the file shows" : word, ""});
    }
    const std::string caption = what + ": " + choices[static_cast<std::size_t>(now)].label;
    beside_if_it_fits(view, measure_label(view.type.plain, caption) + view.px(42));
    const auto picked = chooser(view, id, caption, choices, now);
    if (!picked || *picked == now) return false;
    chosen = words[static_cast<std::size_t>(*picked)];
    return true;
}

bool choose_people(const View& view, ImportFields& fields, Actions& actions) {
    const std::string name = fields.people.substr(fields.people.rfind('/') + 1);
    const std::string caption =
        "People: " + (name.empty() ? "from the files’ names" : "from " + name);
    beside_if_it_fits(view, measure_label(view.type.plain, caption) + view.px(42));
    const auto picked = chooser(view, "##people", caption,
                                {{"From the files’ names", ""}, {"From a list…", "CSV or XLSX"}},
                                name.empty() ? 0 : 1);
    if (!picked) return false;
    if (*picked == 1) {
        actions.post(AskForFiles{FileFor::ImportPeople});
        return false;
    }
    if (fields.people.empty()) return false;
    fields.people.clear();
    return true;
}

enum class Ticks { One, Several };

// Of things that can be ticked, the place of one that is to be ticked or no longer; 0 is `none` of
// them.
std::optional<int> pick(const View& view, const char* id, const std::string& what,
                        const std::string& none, std::vector<Choice> choices,
                        const std::vector<std::string>& chosen, Ticks ticks) {
    choices.insert(choices.begin(), {none, chosen.empty() ? "✓" : ""});
    std::string names;
    for (const std::string& each : chosen) names += (names.empty() ? "" : ", ") + each;
    const std::string caption = what + ": " + (names.empty() ? none : names);
    const float width =
        std::min(view.px(330), measure_label(view.type.plain, caption) + view.px(42));
    beside_if_it_fits(view, width);
    return ticks == Ticks::One ? chooser(view, id, caption, choices, -1, std::ceil(width))
                               : chooser_of_several(view, id, caption, choices, std::ceil(width));
}

void tick(std::vector<std::string>& chosen, const std::string& name) {
    if (std::erase(chosen, name) == 0) chosen.push_back(name);
}

// Of the columns of a table. True when one came or went.
bool choose_columns(const View& view, const char* id, const std::string& what,
                    const std::string& none, const std::vector<std::string>& columns,
                    std::vector<std::string>& chosen, Ticks ticks = Ticks::Several) {
    std::vector<Choice> choices;
    for (const std::string& column : columns) {
        const bool on = std::ranges::find(chosen, column) != chosen.end();
        choices.push_back({column, on ? "✓" : ""});
    }
    const auto picked = pick(view, id, what, none, std::move(choices), chosen, ticks);
    if (!picked) return false;
    if (*picked == 0)
        chosen.clear();
    else
        tick(chosen, columns[static_cast<std::size_t>(*picked - 1)]);
    return true;
}

// Of all files; those of one name are one, as they are chosen together.
std::vector<ParsedTier> tiers_of(const ImportPlan& plan) {
    std::vector<ParsedTier> tiers;
    for (const ImportPreview& file : plan.files)
        for (const ParsedTier& tier : file.tiers) {
            const auto known = std::ranges::find(tiers, tier.name, &ParsedTier::name);
            if (known == tiers.end()) {
                tiers.push_back(tier);
                continue;
            }
            known->annotations += tier.annotations;
            known->read |= tier.read;
        }
    return tiers;
}

// Ticked are those that were read, also where nobody chose. True when one came or went.
bool choose_tiers(const View& view, const ImportPlan& plan, std::vector<std::string>& chosen) {
    const std::vector<ParsedTier> tiers = tiers_of(plan);
    if (tiers.empty()) return false;
    std::vector<Choice> choices;
    std::vector<std::string> read;
    for (const ParsedTier& tier : tiers) {
        const std::string on = tier.hangs_on.empty() ? "" : ", hangs on " + tier.hangs_on;
        choices.push_back(
            {tier.name, counted(tier.annotations, "annotation") + on + (tier.read ? "  ✓" : "")});
        if (tier.read) read.push_back(tier.name);
    }
    const auto picked = pick(view, "##tiers", "Tiers", "those of speech", std::move(choices),
                             chosen, Ticks::Several);
    if (!picked) return false;
    if (*picked > 0) {
        if (chosen.empty()) chosen = read;
        tick(chosen, tiers[static_cast<std::size_t>(*picked - 1)].name);
    } else {
        chosen.clear();
    }
    return true;
}

bool choose_id(const View& view, const std::vector<std::string>& columns, std::string& chosen) {
    std::vector<std::string> one;
    if (!chosen.empty()) one.push_back(chosen);
    const std::string before = chosen;
    if (!choose_columns(view, "##id-column", "Who answered", "by its name", columns, one,
                        Ticks::One))
        return false;
    chosen = one.empty() ? "" : one.back();
    return chosen != before;
}

// How the files are read; another choice reads them again.
void draw_fields(const View& view, ImportState& state, Actions& actions) {
    ImportFields& fields = state.fields;
    const float top = ImGui::GetCursorPosY();
    ImGui::Dummy({0, 0});
    bool changed = choose_word(view, "##type", "Kind", import_types(), fields.type);
    std::vector<std::string> formats = transcript_formats();
    formats.insert(formats.begin(), "auto");
    changed |= choose_word(view, "##format", "Format", formats, fields.reading.format);
    if (changed) fields.reading.tiers.clear();  // read otherwise, the files may have none
    std::vector<std::string> known = encodings();
    known.insert(known.begin(), "auto");
    changed |= choose_word(view, "##encoding", "Encoding", known, fields.reading.encoding);
    changed |= choose_tiers(view, *state.plan, fields.reading.tiers);
    changed |= choose_people(view, fields, actions);
    for (const ImportPreview& file : state.plan->files) {
        if (file.columns.empty()) continue;
        SurveyColumns& survey = fields.survey;
        changed |= choose_id(view, file.columns, survey.id);
        changed |= choose_columns(view, "##text-columns", "Answers", "the long ones", file.columns,
                                  survey.texts);
        changed |= choose_columns(view, "##attribute-columns", "Attributes", "all others",
                                  file.columns, survey.attributes);
        break;
    }
    if (changed) actions.post(ReadImportAgain{});
    space(view, 8);
    state.fields_height = ImGui::GetCursorPosY() - top;
}

void draw_preview(const View& view, ImportState& state, Actions& actions) {
    const ImportPlan& plan = *state.plan;
    const int problems = count_problems(plan), files = static_cast<int>(plan.files.size());
    std::string words = describe(plan);
    if (problems > 0)
        words += (words.empty() ? "" : "; ") + counted(problems, "file") + " cannot be imported";
    const auto fresh = std::ranges::count_if(
        plan.files, [](const ImportPreview& file) { return file.new_participant; });
    if (fresh > 0)
        words += "; " + counted(fresh, "participant") + (fresh == 1 ? " is" : " are") +
                 " new to the study";
    const std::string yes = problems == 0 || problems == files
                                ? std::string("Import")
                                : "Import the " + counted(files - problems, "other file");
    draw_head(view, "Import these files?", words,
              button_width(view, yes) + button_width(view, "Do not import") + view.px(10));
    if (button(view, "##import", {yes, Weight::Accent, problems < files}))
        actions.post(StartImport{});
    ImGui::SameLine(0, view.px(8));
    if (button(view, "##no-import", {"Do not import"})) actions.post(CloseImport{});
    space(view, 8);
    draw_fields(view, state, actions);
    const std::size_t files_read = plan.files.size();
    draw_lines(view, files_read + plan.remarks.size(), [&](std::size_t i) {
        return i < files_read ? line_of(plan.files[i])
                              : Line{"", "", plan.remarks[i - files_read], false};
    });
}

void draw_again(const View& view, const AgainPreview& again, Actions& actions) {
    draw_head(
        view,
        "Put " + again.command.file_name + " in the place of the text of " + again.transcript + "?",
        describe(again),
        button_width(view, "Put it there") + button_width(view, "Do not import") + view.px(10));
    if (button(view, "##import-again",
               {"Put it there", Weight::Accent, true,
                "In one step that Ctrl+Z undoes; codings stay on their words"}))
        actions.post(StartImport{});
    ImGui::SameLine(0, view.px(8));
    if (button(view, "##no-import", {"Do not import"})) actions.post(CloseImport{});
    space(view, 8);
    draw_lines(view, again.codings.size(), [&](std::size_t i) {
        const AgainPreview::Line& coding = again.codings[i];
        return Line{coding.place + (coding.lost ? ": lost" : ": changed"),
                    coding.code + " · " + coding.coder, "“" + coding.quote + "”", false};
    });
}

void draw_warnings(const View& view, const ImportState& state, Actions& actions) {
    draw_head(view, state.result, "What could not be understood is listed; the text is in.",
              button_width(view, "Dismiss") + view.px(2));
    if (button(view, "##dismiss", {"Dismiss"})) actions.post(CloseImport{});
    space(view, 8);
    draw_lines(view, state.warnings.size(), [&](std::size_t i) {
        return Line{state.warnings[i].file_name, {}, state.warnings[i].words, false};
    });
}

}  // namespace

std::string describe(const ReadWarning& warning) {
    return (warning.line > 0 ? "line " + std::to_string(warning.line) + ": " : "") +
           warning.message;
}

std::string describe(const ImportPreview& file) {
    if (file.kind == "codings") return counted(file.codings, "line") + " of codings";
    if (file.kind == "codebook") return "codebook, " + counted(file.codes, "code");
    if (file.kind == "guide") return "interview guide, " + counted(file.questions, "question");
    if (file.kind == "participants") return counted(file.people, "participant");
    if (file.kind == "survey")
        return "survey, " + counted(file.people, "participant") + ", " +
               counted(file.transcripts, "transcript");
    std::string words = "transcript, " + file.format + ", " + counted(file.turns, "turn");
    const char* separator = ": ";
    for (const auto& speaker : file.speakers) {
        words += separator + (speaker.label.empty() ? "no name" : speaker.label) + " " +
                 std::to_string(speaker.turns);
        separator = ", ";
    }
    return words;
}

std::string describe(const AgainPreview& again) {
    std::string words = counted(again.same, "turn") + " the same";
    for (const auto& [count, what] :
         {std::pair(again.changed, " with other words"), std::pair(again.split, " split off"),
          std::pair(again.joined, " joined"), std::pair(again.added, " new"),
          std::pair(again.gone, " gone")})
        if (count > 0) words += ", " + std::to_string(count) + what;
    const auto lost = std::ranges::count_if(again.codings, &AgainPreview::Line::lost);
    const auto changed = static_cast<std::int64_t>(again.codings.size()) - lost;
    if (again.codings.empty()) return words + "; every coding keeps its words";
    return words + "; " + counted(changed, "coding") + " with other words then, " +
           std::to_string(lost) + " without any";
}

std::string describe(const ImportPlan& plan) {
    constexpr std::array<std::pair<std::string_view, std::string_view>, 6> kKinds{
        {{"transcript", "transcript"},
         {"survey", "survey"},
         {"participants", "list of participants"},
         {"codebook", "codebook"},
         {"guide", "interview guide"},
         {"codings", "file of codings"}}};
    std::string words;
    for (const auto& [kind, name] : kKinds) {
        const auto count =
            std::ranges::count_if(plan.files, [of = kind](const ImportPreview& file) {
                return file.kind == of && file.problem.empty();
            });
        if (count == 0) continue;
        std::string some = counted(count, name);
        if (count > 1 && kind == "participants")
            some = std::to_string(count) + " lists of participants";
        if (count > 1 && kind == "codings") some = std::to_string(count) + " files of codings";
        words += (words.empty() ? "" : ", ") + some;
    }
    return words;
}

int count_problems(const ImportPlan& plan) {
    return static_cast<int>(std::ranges::count_if(
        plan.files, [](const ImportPreview& file) { return !file.problem.empty(); }));
}

float import_panel_height(const View& view, const ImportState& state, float room) {
    if (!state.is_open()) return 0;
    const std::size_t lines = state.plan    ? state.plan->files.size() + state.plan->remarks.size()
                              : state.again ? state.again->codings.size()
                                            : state.warnings.size();
    const float fields =
        state.plan ? std::max(view.px(kFields), state.fields_height + view.px(12)) : 0;
    const float rows = std::min(kMostRows, static_cast<float>(lines));
    return std::floor(std::min(view.px(kHead + kRow * rows) + fields, room * 0.45f));
}

void import_panel(const View& view, ImportState& state, Actions& actions) {
    const ImVec2 at = ImGui::GetWindowPos();
    hairline(*ImGui::GetWindowDrawList(), at, {at.x + ImGui::GetWindowWidth(), at.y},
             view.theme.line);
    if (state.plan)
        draw_preview(view, state, actions);
    else if (state.again)
        draw_again(view, *state.again, actions);
    else
        draw_warnings(view, state, actions);
}

}  // namespace tandem::ui
