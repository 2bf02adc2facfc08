#include "cli/parser.h"

#include <ostream>

#include "tandem/base/error.h"

#include "cli/print.h"
#include "cli/verbs.h"

namespace tandem::cli {

CLI::App* add_group(CLI::App& parent, const char* name, const char* sentence) {
    CLI::App* group = parent.add_subcommand(name, sentence);
    group->require_subcommand(1);
    return group;
}

CLI::App* add_verb(CLI::App& parent, Session& session, const char* name, const char* sentence,
                   const char* example) {
    CLI::App* verb = parent.add_subcommand(name, sentence);
    verb->footer(std::string("Example:\n  ") + example);
    verb->add_option("STUDY", session.study, "The study's file, *.tandem")->required();
    verb->add_option("--coder", session.coder, "Who is at work; else $TANDEM_CODER");
    return verb;
}

CLI::App* add_reading_verb(CLI::App& parent, Session& session, const char* name,
                           const char* sentence, const char* example) {
    CLI::App* verb = add_verb(parent, session, name, sentence, example);
    verb->add_flag("--json", session.json, "Answer with one JSON object");
    return verb;
}

CLI::App* find_verb(CLI::App& parser, const std::string& words) {
    CLI::App* at = &parser;
    for (std::size_t begin = 0; begin < words.size();) {
        const std::size_t end = std::min(words.find(' ', begin), words.size());
        const std::string word = words.substr(begin, end - begin);
        begin = end + 1;
        const auto found =
            at->get_subcommands([&](const CLI::App* each) { return each->get_name() == word; });
        if (found.empty()) return nullptr;
        at = found.front();
    }
    return at;
}

static void add_help(CLI::App& parser, Session& session) {
    CLI::App* verb = parser.add_subcommand("help", "Explain a verb.");
    verb->footer("Example:\n  tandem help codebook merge");
    const auto words = std::make_shared<std::vector<std::string>>();
    verb->add_option("VERB", *words, "The verb, in one or two words");
    verb->callback([&parser, &session, words] {
        CLI::App* found = find_verb(parser, joined(*words, " "));
        if (!found)
            throw Error(ErrorKind::NotFound, "There is no verb '" + joined(*words, " ") +
                                                 "'. 'tandem help' lists the verbs.");
        // Its usage line names the words before it.
        const std::size_t last = words->empty() ? 0 : words->size() - 1;
        const std::vector<std::string> before(words->begin(),
                                              words->begin() + static_cast<std::ptrdiff_t>(last));
        session.out << (words->empty()
                            ? found->help()
                            : found->help(before.empty() ? "tandem"
                                                         : "tandem " + joined(before, " ")));
    });
}

std::unique_ptr<CLI::App> make_parser(Session& session) {
    auto parser = std::make_unique<CLI::App>(
        "Tandem: coding of qualitative interviews, by two people who work apart.", "tandem");
    parser->require_subcommand(1);
    parser->set_version_flag("--version", "tandem " TANDEM_VERSION);
    parser->footer("'tandem help VERB' explains each verb.");
    parser->failure_message([](const CLI::App*, const CLI::Error& problem) {
        return std::string("tandem: ") + problem.what() + "\n'tandem help' lists the verbs.\n";
    });
    add_study_verbs(*parser, session);
    add_import_verbs(*parser, session);
    add_show_verbs(*parser, session);
    add_review_verbs(*parser, session);
    add_compare_verbs(*parser, session);
    add_search_verbs(*parser, session);
    add_watch_verbs(*parser, session);
    add_coding_verbs(*parser, session);
    add_correct_verbs(*parser, session);
    add_replace_verbs(*parser, session);
    add_speaker_verbs(*parser, session);
    add_codebook_verbs(*parser, session);
    add_guide_verbs(*parser, session);
    add_media_verbs(*parser, session);
    add_memo_verbs(*parser, session);
    add_relation_verbs(*parser, session);
    add_people_verbs(*parser, session);
    add_agree_verbs(*parser, session);
    add_measure_verbs(*parser, session);
    add_table_verbs(*parser, session);
    add_export_verbs(*parser, session);
    add_deidentify_verbs(*parser, session);
    add_history_verbs(*parser, session);
    add_help(*parser, session);
    return parser;
}

}  // namespace tandem::cli
