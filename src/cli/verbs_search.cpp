// search, and coding what it finds.
#include <limits>
#include <map>
#include <ostream>

#include "tandem/analysis/frequency.h"
#include "tandem/app/find.h"
#include "tandem/app/study_search.h"
#include "tandem/base/error.h"

#include "cli/print.h"
#include "cli/verbs.h"

namespace tandem::cli {
namespace {

const std::map<std::string, WhoSpeaks> kSpeakers = {{"everyone", WhoSpeaks::Everyone},
                                                    {"participants", WhoSpeaks::Participants},
                                                    {"interviewers", WhoSpeaks::Interviewers}};
const std::map<std::string, WithCodes> kCodes = {
    {"any", WithCodes::Any}, {"coded", WithCodes::Coded}, {"uncoded", WithCodes::Uncoded}};

struct SearchArguments {
    SearchQuery query;
    SearchScope scope;
    std::string transcript, group, code, kind, voice, memo;
    std::string speakers = "everyone", codes = "any";
    std::size_t limit = 0;  // 0: none
    std::int64_t context = 40;
};

// One reading of the study with all that was asked for.
StudySearch look(const Workspace& workspace, SearchArguments& options, bool has_group) {
    const Project& project = workspace.project();
    if (!options.transcript.empty())
        options.scope.transcript = find_transcript(project, options.transcript).id;
    if (has_group) {
        const auto groups = participant_groups(project);
        if (std::find(groups.begin(), groups.end(), options.group) == groups.end())
            throw Error(ErrorKind::NotFound, "No participant is in a group '" + options.group +
                                                 "'. There are: " + joined(groups) + ".");
        options.scope.group = options.group;
    }
    options.scope.speakers = kSpeakers.at(options.speakers);
    options.scope.codes = kCodes.at(options.codes);
    const std::size_t most =
        options.limit > 0 ? options.limit : std::numeric_limits<std::size_t>::max();
    StudySearch search =
        find_in_study(project, viewer_of(workspace), options.query, options.scope, most);
    if (!search.problem().empty()) throw Error(ErrorKind::BadInput, search.problem());
    return search;
}

const Turn& turn_of(const Project& project, const SearchHit& hit) {
    return *project.find_turn(hit.transcript, hit.turn);
}

Json hit_json(const Project& project, const SearchHit& hit, std::int64_t context) {
    const Turn& turn = turn_of(project, hit);
    const KeywordInContext line = in_context(turn.text, hit.range, context);
    return {{"transcript", project.transcripts.find(hit.transcript)->name},
            {"turn", turn.number},
            {"speaker", std::string(project.speaker_label(turn))},
            {"begin", hit.range.begin.value},
            {"end", hit.range.end.value},
            {"words", std::string(slice(turn.text, hit.range.begin, hit.range.end))},
            {"left", line.left},
            {"right", line.right},
            {"around", line.left + line.words + line.right}};
}

void print_hits(const Session& session, const Project& project, const StudySearch& search,
                const SearchArguments& options) {
    if (session.json) {
        Json list = Json::array();
        for (const SearchHit& hit : search.hits())
            list.push_back(hit_json(project, hit, options.context));
        session.print_json({{"words", options.query.words},
                            {"regular_expression", options.query.regular_expression},
                            {"whole_word", options.query.whole_word},
                            {"match_case", options.query.match_case},
                            {"match_accents", options.query.match_accents},
                            {"hits", list},
                            {"more", search.has_more()}});
        return;
    }
    Listing listing{{"turn", "before", "words", "after"}, {}, {false, true, false, false}};
    for (const SearchHit& hit : search.hits()) {
        const Turn& turn = turn_of(project, hit);
        const KeywordInContext line = in_context(turn.text, hit.range, options.context);
        listing.rows.push_back({turn_name(*project.transcripts.find(hit.transcript), turn),
                                line.left, line.words, line.right});
    }
    session.out << listing.text() << "Found "
                << counted(static_cast<std::int64_t>(search.hits().size()), "time", "times")
                << (search.has_more() ? "; there are more.\n" : ".\n");
}

void code_all(const Session& session, SearchArguments& options, bool has_group) {
    Workspace workspace = session.open_for_change();
    const StudySearch search = look(workspace, options, has_group);
    if (search.hits().empty())
        throw Error(ErrorKind::NotFound,
                    "'" + options.query.words + "' was not found, so nothing was coded.");
    CodePassages command =
        code_hits(search.hits(), find_code(workspace.project(), options.code).id, options.query);
    command.kind = options.kind;
    command.voice = options.voice;
    command.memo = options.memo;
    session.run(workspace, command);
    if (search.has_more()) session.out << "There are more: --limit stopped the search.\n";
}

void add_what(CLI::App& verb, SearchArguments& options) {
    SearchQuery& query = options.query;
    verb.add_option("WORDS", query.words, "What to look for")->required();
    verb.add_flag("--regex", query.regular_expression, "WORDS is a regular expression");
    verb.add_flag("--word", query.whole_word, "Whole words only");
    verb.add_flag("--case", query.match_case, "Tell capitals from small letters");
    verb.add_flag("--accents", query.match_accents,
                  "Tell accents apart; a regular expression then reads the text as it stands");
}

void add_where(CLI::App& verb, SearchArguments& options) {
    add_value(verb, "--in", options.transcript, "Only in this transcript");
    add_value(verb, "--group", options.group, "Only participants of this group (\"\": of none)");
    add_value(verb, "--speakers", options.speakers, "everyone, participants, interviewers")
        ->check(CLI::IsMember(kSpeakers));
    add_value(verb, "--codes", options.codes,
              "any, coded (by the coder) or uncoded; without a coder, by anybody")
        ->check(CLI::IsMember(kCodes));
    add_value(verb, "--limit", options.limit, "Stop after so many")->check(CLI::PositiveNumber);
    add_value(verb, "--context", options.context, "Characters printed on either side (40)")
        ->check(CLI::Range(0, 1000));
}

}  // namespace

void add_search_verbs(CLI::App& parser, Session& session) {
    const auto options = std::make_shared<SearchArguments>();
    CLI::App* verb = add_reading_verb(
        parser, session, "search",
        "Find words in the transcripts, whatever their capitals, accents and quotation marks; "
        "with --code, give all that is found a code.",
        "tandem search stigma.tandem \"asham(ed|ing)\" --regex --speakers participants");
    add_what(*verb, *options);
    add_where(*verb, *options);
    CLI::Option* group = verb->get_option("--group");
    CLI::Option* code = add_value(*verb, "--code", options->code,
                                  "Code all that is found: the code's name, alias or path");
    add_value(*verb, "--kind", options->kind, "As for 'tandem code'")->needs(code);
    add_value(*verb, "--voice", options->voice, "As for 'tandem code'")->needs(code);
    add_value(*verb, "--memo", options->memo, "A note on each coding")->needs(code);
    verb->callback([&session, options, group, code] {
        if (code->count() > 0) return code_all(session, *options, group->count() > 0);
        const Workspace workspace = session.open_for_reading();
        print_hits(session, workspace.project(), look(workspace, *options, group->count() > 0),
                   *options);
    });
}

}  // namespace tandem::cli
