// Turns and the codings on them when two copies become one: what was split, joined or corrected in
// one copy carries the codings of the other across.
#pragma once

#include <functional>
#include <map>
#include <string>
#include <vector>

#include "tandem/model/running_text.h"

#include "store/merge_index.h"
#include "store/project_file_state.h"

namespace tandem {

// One row as both copies have it, and as it will be. Null: it is not there.
struct MergedRow {
    Json ours, theirs, merged;
};
using MergedRows = std::map<RowKey, MergedRow>;

struct PlacedSpan {
    std::string turn;  // GUID
    CodePoints begin, end;
    bool operator==(const PlacedSpan&) const = default;
};

class TurnMerge {
 public:
    struct Copy {
        ProjectFile::State& state;
        const JournalIndex& index;
    };
    // `add` puts a row into `rows`, as both copies have it.
    TurnMerge(Copy ours, Copy theirs, MergedRows& rows, std::function<void(const RowKey&)> add);

    // Turns that were split from or joined to each other since the copies parted are one piece of
    // text: it is taken from one copy as a whole, from the one that knows the other's, else from
    // the one that wrote last. What the other made of it is a conflict, and its own turns are gone.
    void settle(std::vector<MergeOutcome::Conflict>& conflicts);

    // Where a coding stands in the turns as they will be, in reading order. A copy whose text wins
    // has moved it already, so its spans are taken; others are carried over by the difference of
    // the words. If the quotes differ its coder chose other words in one copy: those count.
    std::vector<PlacedSpan> place(const std::string& coding, const MergedRow& row);

    std::string words(const std::vector<PlacedSpan>& spans);
    static std::vector<PlacedSpan> spans_of(ProjectFile::State& state, const std::string& coding);

 private:
    struct Turn {
        std::int64_t number = 0, part = 0;
        std::string text;
        bool gone = false;
    };
    using Turns = std::map<std::string, Turn>;  // by GUID
    struct Piece {                              // turns that hang together
        std::vector<std::string> turns;
        bool linked = false;
    };
    struct Text {  // a transcript
        Turns ours, theirs, merged;
        std::map<std::string, std::size_t> piece_of;
        std::vector<Piece> pieces;
    };

    Text* find_text_with(const std::string& turn);  // nullptr: in neither copy
    Text& text_with(const std::string& turn);
    void load(const std::string& transcript, Text& text);
    Turns turns_in(ProjectFile::State& state, const std::string& transcript);
    void read_merged(Text& text);
    std::vector<std::pair<std::string, std::string>> new_links(const std::string& transcript);
    static std::vector<std::string> living(const Turns& turns, const Piece& piece);
    static bool same_layout(const Turns& a, const Turns& b, const Piece& piece);

    // What a copy wrote to the piece that the other does not know, and when it wrote last.
    struct Written {
        bool unknown = false;
        Stamp newest;
    };
    Written written(const Copy& by, const Copy& other, const Piece& piece) const;
    MergedRow& row_at(const RowKey& key);  // one that neither copy touched is as both have it
    void take(const Text& text, const Piece& piece, bool from_ours);
    void drop(const std::string& turn, MergedRow& row, bool winner_is_ours);
    void list_conflict(const Text& text, const Piece& piece, bool from_ours, bool concurrent,
                       std::vector<MergeOutcome::Conflict>& conflicts) const;

    std::vector<PlacedSpan> carried(const std::vector<PlacedSpan>& spans, const Text& text,
                                    const Turns& from, const Piece& piece) const;
    std::vector<PlacedSpan> place_in(const Text& text, const Piece& piece,
                                     const std::vector<PlacedSpan>* ours,
                                     const std::vector<PlacedSpan>* theirs,
                                     const std::string& coding) const;
    bool theirs_moved_last(const std::string& coding) const;
    std::vector<PlacedSpan> settled(std::vector<PlacedSpan> spans);

    Copy ours_, theirs_;
    MergedRows& rows_;
    std::function<void(const RowKey&)> add_;
    std::map<std::string, Text> texts_;               // by the transcript's GUID
    std::map<std::string, std::string> transcripts_;  // of turns, by GUID
};

}  // namespace tandem
