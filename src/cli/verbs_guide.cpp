// guide.
#include <ostream>

#include "tandem/app/export_files.h"
#include "tandem/app/find.h"
#include "tandem/app/guide_files.h"

#include "cli/listings.h"
#include "cli/verbs.h"

namespace tandem::cli {
namespace {

// The words of a question that can be given, for a new one or another.
struct QuestionWords {
    std::string key, wording, group;
    std::int64_t place = 0;
};

void add_guide_import(CLI::App& group, Session& session) {
    const auto file = std::make_shared<std::string>();
    CLI::App* import =
        add_verb(group, session, "import",
                 "Add the questions of a CSV or XLSX file with the columns question,wording and "
                 "perhaps group; those that are known are changed, and stand in its order.",
                 "tandem guide import stigma.tandem guide.csv");
    import->add_option("FILE", *file, "An interview guide")->required();
    import->callback([&session, file] {
        Workspace workspace = session.open_for_change();
    session.run(workspace, load_guide(*file));
});
CLI::App* out = add_verb(group, session, "export", "Write the questions as CSV.",
                         "tandem guide export stigma.tandem guide.csv");
out->add_option("FILE", *file, "Where to")->required();
out->callback([&session, file] {
    const Workspace workspace = session.open_for_reading();
    write_export(*file, export_guide(workspace.project()));
    session.out << "Wrote the interview guide to " << *file << ".\n";
});
}  // namespace

void add_question_verbs(CLI::App& group, Session& session) {
    const auto words = std::make_shared<QuestionWords>();
    CLI::App* add = add_verb(group, session, "add", "Add a question at the end of the guide.",
                             "tandem guide add stigma.tandem Q4 \"How did people react?\"");
    add->add_option("KEY", words->key, "How you name it: Q4")->required();
    add->add_option("WORDING", words->wording, "As the guide has it");
    add_value(*add, "--group", words->group, "Only participants of this group are asked it");
    add->callback([&session, words] {
        Workspace workspace = session.open_for_change();
        session.run(workspace, AddQuestion{words->key, words->wording, words->group});
    });

    const auto old = std::make_shared<std::string>();
    const auto news = std::make_shared<QuestionWords>();
    CLI::App* edit = add_verb(group, session, "edit", "Change a question, or its place.",
                              "tandem guide edit stigma.tandem Q4 --place 1");
    edit->add_option("KEY", *old, "The question")->required();
    CLI::Option* key = add_value(*edit, "--key", news->key, "Another key");
    CLI::Option* wording = add_value(*edit, "--wording", news->wording, "Another wording");
    CLI::Option* whom = add_value(*edit, "--group", news->group, "Another group; \"\": everybody");
    CLI::Option* place = add_value(*edit, "--place", news->place, "In the guide, from 1");
    place->check(CLI::PositiveNumber);
    edit->callback([&session, old, news, key, wording, whom, place] {
        EditQuestion command;
        if (key->count() > 0) command.key = news->key;
        if (wording->count() > 0) command.wording = news->wording;
        if (whom->count() > 0) command.group = news->group;
        if (place->count() > 0) command.position = news->place - 1;
        if (key->count() + wording->count() + whom->count() + place->count() == 0)
            throw CLI::ValidationError("guide edit", "say what to change, such as --wording");
        Workspace workspace = session.open_for_change();
        command.question = find_guide_question(workspace.project(), *old).id;
        session.run(workspace, command);
    });

    CLI::App* remove =
        add_verb(group, session, "remove", "Remove a question, and the marks where it was asked.",
                 "tandem guide remove stigma.tandem Q4");
    remove->add_option("KEY", *old, "The question")->required();
    remove->callback([&session, old] {
        Workspace workspace = session.open_for_change();
        session.run(workspace, RemoveQuestion{find_guide_question(workspace.project(), *old).id});
    });
}

void add_asking(CLI::App& group, Session& session) {
    const auto names = std::make_shared<std::vector<std::string>>();
    CLI::App* ask = add_verb(group, session, "ask",
                             "Say where a question was asked: what follows, up to the next one, "
                             "was said to it.",
                             "tandem guide ask stigma.tandem PT11:12 Q4 PT11:20 Q5");
    ask->add_option("TURN QUESTION", *names, "PT11:12 Q4; again for more")
        ->required()
        ->expected(2, -1);
    ask->callback([&session, names] {
        if (names->size() % 2 != 0)
            throw CLI::ValidationError("guide ask", "a question follows each turn: PT11:12 Q4");
        Workspace workspace = session.open_for_change();
        std::vector<MarkAsked> marks;  // all are looked up before the first is marked
        for (std::size_t at = 0; at < names->size(); at += 2) {
            const TurnPlace place = find_turn(workspace.project(), (*names)[at]);
            marks.push_back({place.transcript.id, place.turn.id,
                             find_guide_question(workspace.project(), (*names)[at + 1]).id});
        }
        for (const MarkAsked& mark : marks) session.run(workspace, mark);
    });

    CLI::App* unask =
        add_verb(group, session, "unask", "Take back that a question was asked at a turn.",
                 "tandem guide unask stigma.tandem PT11:12");
    unask->add_option("TURN", *names, "PT11:12; one or more")->required()->expected(1, -1);
    unask->callback([&session, names] {
        Workspace workspace = session.open_for_change();
        std::vector<MarkAsked> marks;
        for (const std::string& name : *names) {
            const TurnPlace place = find_turn(workspace.project(), name);
            marks.push_back({place.transcript.id, place.turn.id});
        }
        for (const MarkAsked& mark : marks) session.run(workspace, mark);
    });
}

}  // namespace tandem::cli

void add_guide_verbs(CLI::App& parser, Session& session) {
    CLI::App* group = add_group(parser, "guide",
                                "The questions of the interview guide, and where each was asked.");
    CLI::App* list = add_reading_verb(*group, session, "list",
                                      "List the questions, and in how many transcripts each was "
                                      "asked and answered.",
                                      "tandem guide list stigma.tandem");
    list->callback([&session] { show_guide(session, session.open_for_reading()); });
    add_guide_import(*group, session);
    add_question_verbs(*group, session);
    add_asking(*group, session);
}

}  // namespace tandem::cli
