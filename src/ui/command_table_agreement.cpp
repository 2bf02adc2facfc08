// The rows of the table about comparing coders.
#include "ui/command_table.h"

namespace tandem::ui {
namespace {

template <AgreementView View>
Request show() {
    return ShowAgreement{View};
}
Request start_round() {
    return ShowAgreement{AgreementView::Rounds, true};
}
Request declare_approach() {
    return OpenApproach{};
}

constexpr std::array kRows{
    CommandRow{CommandId::CompareCoders,
               "compare-coders",
               "Agreement of each two coders",
               Place::Anywhere,
               Menu::View,
               {},
               kNothing,
               show<AgreementView::Coders>},
    CommandRow{CommandId::CompareRounds,
               "compare-rounds",
               "Agreement from round to round",
               Place::Anywhere,
               Menu::View,
               {},
               kNothing,
               show<AgreementView::Rounds>},
    CommandRow{CommandId::ExplainNumbers,
               "explain-numbers",
               "Why do the numbers of agreement differ?",
               Place::Anywhere,
               Menu::View,
               {},
               kNothing,
               show<AgreementView::Lesson>},
    CommandRow{CommandId::StartRound,
               "start-round",
               "Start a round…",
               Place::Anywhere,
               Menu::Study,
               {},
               kNothing,
               start_round},
    CommandRow{CommandId::DeclareApproach,
               "declare-approach",
               "Declare the study's approach…",
               Place::Anywhere,
               Menu::Study,
               {},
               kSomebody,
               declare_approach},
};

}  // namespace

std::span<const CommandRow> agreement_rows() {
    return kRows;
}

}  // namespace tandem::ui
