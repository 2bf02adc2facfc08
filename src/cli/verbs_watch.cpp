// watch.
#include <algorithm>
#include <ostream>

#include "tandem/app/study_search.h"
#include "tandem/app/watch_list.h"
#include "tandem/base/error.h"
#include "tandem/text/fold.h"

#include "cli/print.h"
#include "cli/verbs.h"

namespace tandem::cli {
namespace {

const WatchEntry& find_entry(const Project& project, const std::string& wrong) {
    for (const WatchEntry& entry : project.watch)
        if (!entry.deleted && fold(entry.wrong) == fold(wrong)) return entry;
    throw Error(ErrorKind::NotFound, "'" + wrong +
                                         "' is not on the watch list. 'tandem watch list' shows "
                                         "what is.");
}

void list_watched(const Session& session, const Project& project) {
    Json list = Json::array();
    Listing listing{{"wrong", "right", "places", "note"}, {}, {false, false, true, false}};
    for (const WatchEntry* entry : watched(project)) {
        const std::size_t places = find_watched(project, *entry).size();
        list.push_back({{"wrong", entry->wrong},
                        {"right", entry->right},
                        {"note", entry->note},
                        {"places", places}});
        listing.rows.push_back({entry->wrong, entry->right, std::to_string(places), entry->note});
    }
    if (session.json) return session.print_json({{"watch", list}});
    session.out << (list.empty() ? "Nothing is watched for.\n" : listing.text());
}

void find_all(const Session& session, const Project& project, const std::string& wrong) {
    Json list = Json::array();
    Listing listing{
        {"turn", "before", "words", "after", "should be"}, {}, {false, true, false, false, false}};
    for (const WatchEntry* entry : watched(project)) {
        if (!wrong.empty() && entry != &find_entry(project, wrong)) continue;
        for (const SearchHit& hit : find_watched(project, *entry)) {
            const Turn& turn = *project.find_turn(hit.transcript, hit.turn);
            const KeywordInContext line = in_context(turn.text, hit.range, 40);
            const std::string& name = project.transcripts.find(hit.transcript)->name;
            list.push_back({{"transcript", name},
                            {"turn", turn.number},
                            {"begin", hit.range.begin.value},
                            {"end", hit.range.end.value},
                            {"words", line.words},
                            {"right", entry->right},
                            {"around", line.left + line.words + line.right}});
            listing.rows.push_back({turn_name(*project.transcripts.find(hit.transcript), turn),
                                    line.left, line.words, line.right, entry->right});
        }
    }
    if (session.json) return session.print_json({{"places", list}});
    session.out << listing.text() << "Found "
                << counted(static_cast<std::int64_t>(list.size()), "place", "places") << ".\n";
}

void add_watch(CLI::App& group, Session& session) {
    struct Options {
        std::string wrong, right, note;
    };
    const auto options = std::make_shared<Options>();
    CLI::App* verb = add_verb(group, session, "add", "Watch for an error that comes again.",
                              "tandem watch add stigma.tandem IBS IBH");
    verb->add_option("WRONG", options->wrong, "What the machine writes")->required();
    verb->add_option("RIGHT", options->right, "What was said")->required();
    add_value(*verb, "--note", options->note, "When it is an error");
    verb->callback([&session, options] {
        Workspace workspace = session.open_for_change();
        session.run(workspace, AddWatch{options->wrong, options->right, options->note});
    });
}

}  // namespace

void add_watch_verbs(CLI::App& parser, Session& session) {
    CLI::App* group = add_group(parser, "watch", "Errors that the machine makes again and again.");
    CLI::App* list = add_reading_verb(*group, session, "list", "List what is watched for.",
                                      "tandem watch list stigma.tandem");
    list->callback([&session] { list_watched(session, session.open_for_reading().project()); });
    add_watch(*group, session);
    const auto removed = std::make_shared<std::string>();
    CLI::App* remove = add_verb(*group, session, "remove", "Watch for it no longer.",
                                "tandem watch remove stigma.tandem IBS");
    remove->add_option("WRONG", *removed, "As listed")->required();
    remove->callback([&session, removed] {
        Workspace workspace = session.open_for_change();
        session.run(workspace, RemoveWatch{find_entry(workspace.project(), *removed).id});
    });
    const auto wrong = std::make_shared<std::string>();
    CLI::App* find = add_reading_verb(*group, session, "find",
                                      "Find every place of what is watched for, as whole words, "
                                      "whatever their capitals and accents.",
                                      "tandem watch find stigma.tandem IBS");
    find->add_option("WRONG", *wrong, "Only this one");
    find->callback(
        [&session, wrong] { find_all(session, session.open_for_reading().project(), *wrong); });
}

}  // namespace tandem::cli
