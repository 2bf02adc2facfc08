// The words under codings, read from the file itself.
#include <set>

#include "tandem/text/utf8.h"

#include "store/project_file_state.h"

namespace tandem {

static bool coding_holds(ProjectFile::State& state, std::int64_t id) {
    Statement& coding = state.statement("SELECT state,quote FROM coding WHERE id=?");
    coding.bind(1, id);
    if (!coding.step()) return true;  // gone with the change
    const auto kept = static_cast<CodingState>(coding.integer(0));
    const std::string quote = coding.text(1);
    coding.reset();
    Statement& span = state.statement(
        "SELECT s.begin,s.stop,t.text,t.gone FROM span s JOIN turn t ON t.id=s.turn "
        "WHERE s.coding=? ORDER BY s.ordinal");
    span.bind(1, id);
    std::string words;
    bool inside = true;
    while (span.step()) {
        const CodePoints begin{span.integer(0)}, end{span.integer(1)};
        const std::string_view text = span.bytes(2);
        inside = begin < end && end <= length(text) && span.integer(3) == 0;
        if (!inside) break;
        words += words.empty() ? "" : " … ";
        words += slice(text, begin, end);
    }
    span.reset();
    if (!inside) return false;
    return state_of(quote, words) == kept;
}

bool codings_hold(ProjectFile::State& state, const std::vector<RowChange>& rows) {
    std::set<std::int64_t> codings;
    for (const RowChange& change : rows) {
        if (change.table->name == "coding" || change.table->name == "span")
            codings.insert(change.key);
        if (change.table->name != "turn") continue;
        Statement& row = state.statement("SELECT coding FROM span WHERE turn=?");
        row.bind(1, change.key);
        while (row.step()) codings.insert(row.integer(0));
        row.reset();
    }
    for (const std::int64_t coding : codings)
        if (!coding_holds(state, coding)) return false;
    return true;
}

bool memos_hold(ProjectFile::State& state, std::string_view changeset) {
    for (const std::string& guid : deleted_guids(changeset)) {
        Statement& memo = state.statement("SELECT 1 FROM memo WHERE target=?");
        memo.bind_value(1, parse_guid(guid));
        const bool hangs_there = memo.step();
        memo.reset();
        if (hangs_there) return false;
    }
    return true;
}

}  // namespace tandem
