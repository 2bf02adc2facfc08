// coder, round, offtopic.
#include <ostream>

#include "tandem/app/find.h"
#include "tandem/base/error.h"

#include "cli/print.h"
#include "cli/verbs.h"

namespace tandem::cli {
namespace {

void add_coder(CLI::App& parser, Session& session) {
    CLI::App* group = add_group(parser, "coder", "Who codes.");
    const auto name = std::make_shared<std::string>();
    CLI::App* add =
        add_verb(*group, session, "add", "Add a coder.", "tandem coder add stigma.tandem Ana");
    add->add_option("NAME", *name, "The coder's name")->required();
    add->callback([&session, name] {
        Workspace workspace = session.open_for_change();
        session.run(workspace, AddCoder{*name});
    });
    CLI::App* list = add_reading_verb(*group, session, "list", "List the coders.",
                                      "tandem coder list stigma.tandem");
    list->callback([&session] {
        const Workspace workspace = session.open_for_reading();
        Json names = Json::array();
        for (const Coder& coder : workspace.project().coders) {
            names.push_back(coder.name);
            if (!session.json) session.out << coder.name << "\n";
        }
        if (session.json) session.print_json({{"coders", names}});
    });
}

void add_start_round(CLI::App& group, Session& session) {
    const auto name = std::make_shared<std::string>();
    CLI::App* verb = add_verb(group, session, "start",
                              "Start a round: what is coded and declared done from then on belongs "
                              "to it, and what was done stays done.",
                              "tandem round start stigma.tandem \"Round 2\" --coder Ana");
    verb->add_option("NAME", *name, "The round's name")->required();
    verb->callback([&session, name] {
        Workspace workspace = session.open_for_change();
        session.run(workspace, StartRound{*name});
    });
}

template <class Mark>
void add_mark(CLI::App& group, Session& session, const char* name, const char* sentence,
              const char* example) {
    const auto names = std::make_shared<std::vector<std::string>>();
    CLI::App* verb = add_verb(group, session, name, sentence, example);
    verb->add_option("TRANSCRIPT", *names, "One or more")->required()->expected(1, -1);
    verb->callback([&session, names] {
        Workspace workspace = session.open_for_change();
        if (session.coder.empty())
            throw Error(ErrorKind::BadInput, "Say who you are: --coder NAME, or set TANDEM_CODER.");
        // Every name is looked up before the first is declared.
        for (const TranscriptId id : find_transcripts(workspace.project(), *names))
            session.run(workspace, Mark{id});
    });
}

void add_off_topic(CLI::App& parser, Session& session) {
    struct Options {
        std::vector<std::string> turns;
        bool take_back = false;
    };
    const auto options = std::make_shared<Options>();
    CLI::App* verb = add_verb(parser, session, "offtopic",
                              "Say that turns are not about this topic; they count as read.",
                              "tandem offtopic stigma.tandem PT06:12 PT06:13 --coder Ana");
    verb->add_option("TURN", options->turns, "PT06:12; one or more")->required()->expected(1, -1);
    verb->add_flag("--take-back", options->take_back, "They are about it after all");
    verb->callback([&session, options] {
        Workspace workspace = session.open_for_change();
        std::vector<MarkOffTopic> marks;  // every turn is looked up before the first is marked
        for (const std::string& name : options->turns) {
            const TurnPlace place = find_turn(workspace.project(), name);
            marks.push_back({place.transcript.id, place.turn.id, !options->take_back});
        }
        for (const MarkOffTopic& mark : marks) session.run(workspace, mark);
    });
}

}  // namespace

void add_people_verbs(CLI::App& parser, Session& session) {
    add_coder(parser, session);
    add_off_topic(parser, session);
    CLI::App* group = add_group(parser, "round", "What each coder has finished, round by round.");
    add_start_round(*group, session);
    add_mark<DeclareDone>(*group, session, "done",
                          "Declare transcripts done; when both coders have, each sees the other's "
                          "codings there.",
                          "tandem round done stigma.tandem PT06 PT11 --coder Ana");
    add_mark<Reopen>(*group, session, "reopen", "Take that back, while the other is not done.",
                     "tandem round reopen stigma.tandem PT06 --coder Ana");
}

}  // namespace tandem::cli
