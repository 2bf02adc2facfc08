#include "tandem/app/corrections.h"

#include <algorithm>
#include <ctime>
#include <map>

#include "tandem/app/export_table.h"
#include "tandem/model/transcript_history.h"
#include "tandem/text/word_diff.h"

#include "app/file_bytes.h"

namespace tandem {
namespace {

// The corrections of one transcript's turns, by turn.
class TurnSteps {
 public:
    struct Step {
        std::int64_t at_ms = 0;
        Guid actor;
        std::string before, after;
    };

    explicit TurnSteps(const TranscriptHistory& history) {
        for (const TurnVersion& turn : history.imported) texts_[turn.guid] = turn.text;
        for (const TurnsChange& change : history.changes) follow(change);
    }

    const std::vector<Step>& of(const Guid& turn) { return steps_[turn]; }

 private:
    void follow(const TurnsChange& change) {
        // Where turns begin or go, words only move between them.
        const bool moves = std::ranges::any_of(change.turns, [this](const TurnVersion& turn) {
            return turn.gone || !texts_.contains(turn.guid);
        });
        for (const TurnVersion& turn : change.turns) {
            std::string& text = texts_[turn.guid];
            if (!moves && text != turn.text)
                add(turn.guid, {change.at_ms, change.actor, text, turn.text});
            text = turn.text;
        }
    }

    // What puts back what was there takes the correction away: an undo, above all.
    void add(const Guid& turn, Step step) {
        std::vector<Step>& steps = steps_[turn];
        if (!steps.empty() && steps.back().before == step.after)
            steps.pop_back();
        else
            steps.push_back(std::move(step));
    }

    std::map<Guid, std::string> texts_;
    std::map<Guid, std::vector<Step>> steps_;
};

// "2026-01-01T00:00:00Z".
std::string iso_time(std::int64_t ms) {
    const std::time_t seconds = static_cast<std::time_t>(ms / 1000);
    std::tm parts{};
    ::gmtime_r(&seconds, &parts);
    char text[32];
    const std::size_t size = std::strftime(text, sizeof text, "%Y-%m-%dT%H:%M:%SZ", &parts);
    return {text, size};
}

struct WordChange {
    std::string before, after;
};

std::vector<WordChange> words_of(const Correction& correction) {
    std::vector<WordChange> out;
    CodePoints moved{0};  // how far the new text has come apart from the old
    for (const TextEdit& edit : word_diff(correction.before, correction.after)) {
        const CodePoints at{edit.begin.value + moved.value};
        out.push_back({std::string(slice(correction.before, edit.begin, edit.end)),
                       std::string(slice(correction.after, at, {at.value + edit.inserted.value}))});
        moved.value += edit.inserted.value - (edit.end.value - edit.begin.value);
    }
    return out;
}

}  // namespace

std::vector<Correction> corrections_of(const Workspace& workspace,
                                       std::optional<TranscriptId> transcript) {
    const Project& project = workspace.project();
    std::map<Guid, std::string> names;
    for (const Coder& coder : project.coders) names[coder.guid] = coder.name;
    const auto histories = workspace.transcript_histories();
    std::vector<Correction> out;
    for (const Transcript* each : project.transcripts_by_name()) {
        if (transcript && *transcript != each->id) continue;
        TurnSteps steps(histories.at(each->id));
        for (const Turn& turn : project.turns(each->id))
            for (const TurnSteps::Step& step : steps.of(turn.guid))
                out.push_back({each->id, turn.number, step.at_ms, names[step.actor], step.before,
                               step.after});
    }
    return out;
}

Table corrections_table(const Project& project, const std::vector<Correction>& corrections) {
    Table table;
    table.name = "changes";
    table.title = "Corrections of transcripts";
    table.columns = {{"transcript"}, {"turn", 0.5, true}, {"old", 2.0}, {"new", 2.0},
                     {"who"},        {"when", 1.5}};
    for (const Correction& each : corrections) {
        const std::string& name = project.transcripts.find(each.transcript)->name;
        for (const WordChange& words : words_of(each))
            table.rows.push_back(
                {Row::Kind::Body,
                 {Cell(name), Cell::count(each.turn), Cell(words.before), Cell(words.after),
                  Cell(each.actor), Cell(iso_time(each.at_ms))}});
    }
    return table;
}

std::string corrections_file(const Project& project, const std::vector<Correction>& corrections,
                             const std::string& path) {
    const Table table = corrections_table(project, corrections);
    if (extension_of(path) != "txt") return table_bytes(table, path);
    std::string out;
    for (const Row& row : table.rows) {
        const auto cell = [&row](std::size_t at) { return row.cells[at].text; };
        out += cell(0) + ":" + cell(1) + "  “" + cell(2) + "” → “" + cell(3) + "”  " +
               (cell(4).empty() ? "nobody named" : cell(4)) + ", " + cell(5) + "\n";
    }
    return out;
}

}  // namespace tandem
