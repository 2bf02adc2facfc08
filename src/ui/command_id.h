// The names of what can be asked of the window; command_table.h says what each is.
#pragma once

namespace tandem::ui {

enum class CommandId {
    // Study
    OpenStudy,
    NewStudy,
    CloseStudy,
    ImportFiles,
    ImportCodebook,
    ChooseCoder,
    DeclareDone,
    Reopen,
    WriteAllTables,
    CancelWork,
    // Edit
    Undo,
    Redo,
    CopyWords,
    SelectAll,
    CorrectTurn,
    // Code
    PickCode,
    CodeInVivo,
    RecentCode1,
    RecentCode2,
    RecentCode3,
    RecentCode4,
    RecentCode5,
    RecentCode6,
    RecentCode7,
    RecentCode8,
    RecentCode9,
    CodeAgain,
    NextCodingHere,
    RemoveCoding,
    SnapSentence,
    SnapTurn,
    // Go
    Palette,
    GoBack,
    GoForward,
    FindInTranscript,
    FindNext,
    FindPrevious,
    FindInStudy,
    FindMatchCase,
    FindMatchAccents,
    FindWholeWords,
    FindExpression,
    NextTranscript,
    PreviousTranscript,
    NextTurn,
    PreviousTurn,
    NextSentence,
    PreviousSentence,
    ExtendToNextTurn,
    ExtendToPreviousTurn,
    ExtendToNextSentence,
    ExtendToPreviousSentence,
    NextDisagreement,
    PreviousDisagreement,
    BackToAgreement,
    // View
    PageTranscript,
    PageAgreement,
    PageThemes,
    PageTables,
    PageHistory,
    NextPane,
    PreviousPane,
    SwitchTheme,
    ThemeLight,
    ThemeDark,
    ThemeSystem,
    SwitchContrast,
    // Help
    MainMenu,
    KeyCard
};

}  // namespace tandem::ui
