// The Agreement page of a study with sixty codes, long names, four coders and three rounds: nothing
// lies over something else or out of the window, in any size.
#include <algorithm>
#include <array>
#include <cstdlib>
#include <set>

#include "tandem/base/random.h"

#include "ui/desktop_robot.h"

namespace tandem::ui::test {
namespace {

constexpr std::array<const char*, 4> kCoders{"Ana", "Ben", "Cem", "Maximiliane Obermüller-Weiß"};
constexpr std::array<const char*, 12> kSubjects{
    "Silence",
    "Shame about needing help",
    "Jumping to treatment before anybody asked",
    "Trust",
    "Being seen as weak by colleagues, friends and neighbours at home",
    "Cost",
    "Waiting",
    "The record that everybody in the building can read",
    "Family",
    "Faith",
    "Language",
    "What the other patients in the waiting room might think"};

class LargeAgreement : public DesktopTest {
 protected:
    LargeAgreement() {
        import_transcripts();
        AddCode add;
        for (int i = 0; i < 60; ++i) {
            add.name = std::string(kSubjects[static_cast<std::size_t>(i) % kSubjects.size()]) +
                       (i < 12 ? "" : ", " + std::to_string(i / 12 + 1));
            add.kinds = i % 3 == 0 ? "barrier" : i % 3 == 1 ? "facilitator" : "recommendation";
            desktop->perform(Command{add});
            codes_.push_back(project().find_codes(add.name).front()->id);
        }
        for (const char* name : kCoders) desktop->perform(Command{AddCoder{name}});
        for (int round = 0; round < 3; ++round) {
            if (round > 0)
                desktop->perform(Command{StartRound{"Round " + std::to_string(round + 1)}});
            for (std::size_t coder = 0; coder < kCoders.size(); ++coder) code_round(coder, round);
        }
        desktop->perform(BecomeCoder{"Ana"});
        frames();
    }

    void import_transcripts() {
        ImportTranscripts import;
        for (int i = 0; i < 12; ++i) {
            ImportTranscripts::File file;
            file.name = file.participant = "L" + std::to_string(10 + i);
            file.file_name = file.name + ".txt";
            file.bytes = "the original of " + file.name;
            for (int at = 0; at < 30; ++at) {
                ParsedTurn turn;
                turn.speaker = file.name;
                turn.text = "I told nobody for a year. Then I asked, turn " + std::to_string(at) +
                            " of " + file.name + ".";
                file.parsed.turns.push_back(turn);
            }
            import.files.push_back(file);
        }
        desktop->perform(Command{import});
    }
    // All see nearly the same in each transcript, more so from round to round.
    void code_round(std::size_t coder, int round) {
        desktop->perform(BecomeCoder{kCoders[coder]});
        for (std::size_t code = 0; code < codes_.size(); ++code) {
            CodePassages passages;
            passages.code = codes_[code];
            for (int i = round * 4; i < round * 4 + 4; ++i) {
                const TranscriptId in = project().find_transcript("L" + std::to_string(10 + i))->id;
                for (const Turn& turn : project().turns(in)) {
                    const bool there = (turn.number * 7 + static_cast<std::int64_t>(code) * 5 + i) %
                                           (code % 5 == 0 ? 29 : 11) ==
                                       0;
                    const bool misses = random_.below(10) < 4 - static_cast<unsigned>(round) +
                                                                static_cast<unsigned>(code % 3);
                    if (there && !misses)
                        passages.passages.push_back({in, {turn.id, {0}, {coder % 2 ? 25 : 20}}});
                }
            }
            if (!passages.passages.empty()) desktop->perform(Command{passages});
        }
        for (int i = round * 4; i < round * 4 + 4; ++i)
            desktop->perform(
                Command{DeclareDone{project().find_transcript("L" + std::to_string(10 + i))->id}});
    }
    AgreementState& state() { return desktop->state().agreement; }

    // Counts and heads of the table, and squares, must not lie over each other.
    void expect_apart(const std::string& where) {
        std::vector<RobotItem> cells;
        for (const RobotItem& item : robot.items())
            if (item.label.starts_with("Order by") || item.label.find(": ") != std::string::npos)
                cells.push_back(item);
        for (std::size_t a = 0; a < cells.size(); ++a)
            for (std::size_t b = a + 1; b < cells.size(); ++b) {
                const RobotItem &one = cells[a], &other = cells[b];
                const float wide =
                    std::min(one.max.x, other.max.x) - std::max(one.min.x, other.min.x);
                const float high =
                    std::min(one.max.y, other.max.y) - std::max(one.min.y, other.min.y);
                // The pooled row is a pane of its own, behind which the others scroll.
                const std::string_view pooled = "Each code that they used";
                if (one.label.starts_with(pooled) != other.label.starts_with(pooled)) continue;
                EXPECT_FALSE(wide > 1 && high > 1 && one.label != other.label)
                    << where << ": " << one.label << " over " << other.label;
            }
    }
    void look_at(const std::string& name) {
        robot.hover({5, 5});
        desktop->state().message = {};
        frames();
        // The printed table is scrolled where there is no room for all its columns.
        for (const RobotItem& item : robot.items()) {
            if (desktop->state().page == Page::Tables && item.label.find(": ") != std::string::npos)
                continue;
            EXPECT_LT(item.min.x, ImGui::GetIO().DisplaySize.x) << name << ": " << item.label;
        }
        expect_apart(name);
        if (const char* wanted = std::getenv("TANDEM_NEW_PICTURES"))
            write_png(robot.picture(desktop->theme().panel),
                      std::string(wanted) + "/large-" + name + ".png");
    }
    void look_at_all(const std::string& size) {
        for (const auto& [view, name] :
             {std::pair(AgreementView::Codes, "codes"), std::pair(AgreementView::Coders, "coders"),
              std::pair(AgreementView::Rounds, "rounds"),
              std::pair(AgreementView::Lesson, "lesson")}) {
            state().shown = view;
            look_at(size + "-" + name);
        }
        state().shown = AgreementView::Codes;
        desktop->perform(ShowPage{Page::Tables});
        desktop->state().tables.kind = "agreement";
        look_at(size + "-printed");
        EXPECT_LE(robot.item("Write all tables").max.x, ImGui::GetIO().DisplaySize.x);
        desktop->perform(ShowPage{Page::Agreement});
    }

    std::vector<CodeId> codes_;
    Random random_{5};
};

TEST_F(LargeAgreement, NothingIsCutOrLiesOverAnother) {
    desktop->perform(ShowPage{Page::Agreement});
    frames();
    EXPECT_TRUE(robot.sees("Pooled over 60 codes"));
    look_at_all("light");
    state().code = codes_[4];
    state().shows_figures = state().what_changes = true;
    look_at("light-figures");
    state().what_changes = false;
    state().calculation = true;
    look_at("light-calculation");
    state().calculation = false;
    state().every_measure = true;
    desktop->perform(Invoke{CommandId::SwitchTheme});
    look_at_all("dark");
    desktop->set_scale(2);
    look_at_all("dark-200");
    ImGui::GetIO().DisplaySize = {1280, 720};
    look_at_all("dark-200-small");
    state().choices_open = true;
    look_at("dark-200-small-choices");
    state().choices_open = false;
    desktop->set_scale(1);
    look_at_all("dark-small");
    desktop->set_scale(2);
    ImGui::GetIO().DisplaySize = {2880, 1800};
    desktop->perform(Invoke{CommandId::SwitchTheme});
    look_at_all("light-200-wide");
}

}  // namespace
}  // namespace tandem::ui::test
