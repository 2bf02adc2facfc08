// history, undo, redo.
#include <algorithm>
#include <ostream>

#include "tandem/base/error.h"

#include "cli/print.h"
#include "cli/verbs.h"

namespace tandem::cli {
namespace {

Json line_json(const JournalLine& line) {
    Json json = {{"number", line.number},     {"at_ms", line.at_ms},     {"actor", line.actor},
                 {"sentence", line.sentence}, {"command", line.command}, {"undone", line.undone}};
    if (!line.fingerprint.empty()) json["fingerprint"] = line.fingerprint;
    return json;
}

void show_history(const Session& session, std::size_t limit) {
    const Workspace workspace = session.open_for_reading();
    std::vector<JournalLine> lines = workspace.history();
    const std::size_t all = lines.size();
    std::erase_if(lines, [&](const JournalLine& line) {
        return !may_see(workspace.project(), viewer_of(workspace), line);
    });
    const bool hidden = lines.size() < all;
    if (limit > 0 && lines.size() > limit)
        lines.erase(lines.begin(), lines.end() - static_cast<std::ptrdiff_t>(limit));
    if (session.json) {
        Json list = Json::array();
        for (const JournalLine& line : lines) list.push_back(line_json(line));
        session.print_json({{"history", list}, {"hidden", hidden}});
        return;
    }
    Listing listing{{"", "when (UTC)", "who", "what"}, {}, {true, false, false, false}};
    for (const JournalLine& line : lines) {
        const bool turned = line.command == "undo" || line.command == "redo";
        listing.rows.push_back({std::to_string(line.number), date_text(line.at_ms),
                                line.actor.empty() ? "–" : line.actor,
                                (turned ? line.command + ": " : "") + line.sentence +
                                    (line.undone ? " (undone)" : "")});
    }
    session.out << listing.text();
    if (hidden) session.print_hidden_note(workspace);
}

void add_history(CLI::App& parser, Session& session) {
    const auto limit = std::make_shared<std::size_t>(0);
    CLI::App* verb =
        add_reading_verb(parser, session, "history", "List what was done, by whom and when.",
                         "tandem history stigma.tandem --last 20");
    add_value(*verb, "--last", *limit, "Only the newest so many");
    verb->callback([&session, limit] { show_history(session, *limit); });
}

// Undoing "anybody's last" would tell, and take back, what is hidden.
Workspace open_for_turning_back(const Session& session) {
    Workspace workspace = session.open_for_change();
    if (session.coder.empty() && hides_something(workspace))
        throw Error(ErrorKind::BadInput,
                    "Say whose change: --coder NAME, or set TANDEM_CODER. Several people are "
                    "coding here.");
    return workspace;
}

}  // namespace

void add_history_verbs(CLI::App& parser, Session& session) {
    add_history(parser, session);
    CLI::App* undo = add_verb(parser, session, "undo",
                              "Undo your last change (with nobody named, anybody's last).",
                              "tandem undo stigma.tandem --coder Ana");
    undo->callback([&session] {
        Workspace workspace = open_for_turning_back(session);
        const auto sentence = workspace.undo();
        session.out << (sentence ? "Undone: " + as_sentence(*sentence)
                                 : "There is nothing to undo.")
                    << "\n";
    });
    CLI::App* redo = add_verb(parser, session, "redo", "Do again what you undid last.",
                              "tandem redo stigma.tandem --coder Ana");
    redo->callback([&session] {
        Workspace workspace = open_for_turning_back(session);
        const auto sentence = workspace.redo();
        session.out << (sentence ? "Done again: " + as_sentence(*sentence)
                                 : "There is nothing to redo.")
                    << "\n";
    });
}

}  // namespace tandem::cli
