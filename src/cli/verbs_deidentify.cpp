// deidentify.
#include <filesystem>
#include <ostream>

#include "tandem/app/deidentify.h"
#include "tandem/base/error.h"

#include "cli/passphrase.h"
#include "cli/print.h"
#include "cli/verbs.h"

namespace tandem::cli {
namespace {

struct DeidentifyArguments {
    bool list = false, lower_case = false;
    std::string names, dictionary, key, decisions, to, passphrase_file, undecided = "refuse";
};

bool is_there(const std::string& path) {
    std::error_code problem;
    return std::filesystem::exists(path, problem);
}

IdentityKey key_of(const DeidentifyArguments& options) {
    IdentityKey key;
    if (!options.key.empty() && is_there(options.key))
        key = open_key(options.key, read_passphrase(options.passphrase_file, false));
    else if (!options.key.empty() && options.decisions.empty())
        throw Error(ErrorKind::NotFound, "There is no key '" + options.key +
                                             "'. 'tandem deidentify STUDY --decisions FILE --key " +
                                             options.key + "' makes one.");
    if (!options.names.empty()) key.names = read_names_of(options.names);
    key.lower_case = key.lower_case || options.lower_case;
    return key;
}

Json json_of(const ReviewItem& item) {
    Json contexts = Json::array();
    for (const ReviewContext& each : item.contexts)
        contexts.push_back({{"place", place_name(each)},
                            {"left", each.left},
                            {"words", each.words},
                            {"right", each.right}});
    return {{"string", item.text},
            {"type", item.type},
            {"count", item.contexts.size()},
            {"decision", choice_word(item.choice)},
            {"replacement", item.replacement},
            {"suggestion", item.suggestion},
            {"exactly", item.exactly},
            {"contexts", contexts}};
}

void list(const Session& session, const DeidentifyArguments& options) {
    const Workspace workspace = session.open_for_reading();
    const IdentityKey key = key_of(options);
    const auto texts = review_texts(workspace.project(), viewer_of(workspace));
    const ReviewOptions review{read_word_lists(options.dictionary), key.names, key.lower_case};
    const auto items = review_list(texts, review, key.decisions);
    if (!session.json) {
        session.out << review_csv(items, texts, key.decisions);
        return;
    }
    Json strings = Json::array();
    for (const ReviewItem& item : items) strings.push_back(json_of(item));
    session.print_json({{"strings", strings}, {"hidden", hides_something(workspace)}});
}

void store(const Session& session, const DeidentifyArguments& options) {
    if (options.key.empty())
        throw Error(ErrorKind::BadInput, "Say where the decisions are kept: --key FILE.");
    const Workspace workspace = session.open_for_reading();
    const DecisionsFile file = read_decisions_of(workspace.project(), options.decisions);
    const bool made = !is_there(options.key);
    const std::string passphrase = read_passphrase(options.passphrase_file, made);
    IdentityKey key = made ? IdentityKey() : open_key(options.key, passphrase);
    if (!options.names.empty()) key.names = read_names_of(options.names);
    key.lower_case = key.lower_case || options.lower_case;
    decide(key.decisions, file.decisions.strings, file.decisions.places);
    if (const std::string problem = problem_of(key.decisions); !problem.empty())
        throw Error(ErrorKind::BadInput, problem + " Nothing was stored.");
    save_key(options.key, key, passphrase);
    const auto count = [](std::size_t n, const char* one, const char* many) {
        return counted(static_cast<std::int64_t>(n), one, many);
    };
    session.out
        << "Stored " << count(file.decisions.strings.size(), "decision", "decisions") << " and "
        << count(file.decisions.places.size(), "place", "places") << " in " << options.key
        << ", which holds " << count(key.decisions.strings.size(), "decision", "decisions")
        << " now. " << counted(file.undecided, "row was", "rows were") << " left open.\n"
        << "Keep the key apart from the study and its passphrase apart from the key: without "
           "both nobody can say who is who.\n";
}

Json counts_json(const std::map<std::string, int>& counts) {
    Json json = Json::object();
    for (const auto& [type, count] : counts) json[type] = count;
    return json;
}

std::string values_text(const RareCombination& each) {
    std::vector<std::string> parts;
    for (const auto& [attribute, value] : each.values) parts.push_back(attribute + " " + value);
    return joined(parts);
}

void print_json_report(const Session& session, const DeidentifyArguments& options,
                       const DeidentifyReport& report) {
    Json kept = Json::array(), rare = Json::array();
    for (const auto& [string, places] : report.kept)
        kept.push_back({{"string", string}, {"count", places}});
    for (const RareCombination& each : report.rare) {
        Json values = Json::object();
        for (const auto& [attribute, value] : each.values) values[attribute] = value;
        rare.push_back({{"k", each.participants.size()}, {"values", values}});
    }
    session.print_json({{"study", options.to},
                        {"replaced", counts_json(report.replaced)},
                        {"replaced_elsewhere", counts_json(report.replaced_elsewhere)},
                        {"kept", kept},
                        {"kept_places", report.kept_places},
                        {"undecided", report.undecided},
                        {"transcripts", report.transcripts},
                        {"turns_changed", report.turns_changed},
                        {"codings", report.codings},
                        {"widened", report.widened},
                        {"left_behind", report.left_behind},
                        {"searched", report.searched},
                        {"as_words", report.as_words},
                        {"longer_words", report.longer_words},
                        {"rare", rare}});
}

void print_counts(std::ostream& out, const char* where, const std::map<std::string, int>& counts) {
    std::vector<std::string> parts;
    std::int64_t all = 0;
    for (const auto& [type, count] : counts) {
        parts.push_back((type.empty() ? "no type" : type) + " " + std::to_string(count));
        all += count;
    }
    out << "Replaced " << where << ": " << all << (parts.empty() ? "" : " (" + joined(parts) + ")")
        << ".\n";
}

void print_kept(std::ostream& out, const DeidentifyReport& report) {
    std::vector<std::string> kept;
    for (const auto& [string, places] : report.kept)
        kept.push_back(string + " (" + std::to_string(places) + ")");
    out << "Kept by decision: " << (kept.empty() ? "nothing" : joined(kept)) << ".\n";
    if (report.kept_places)
        out << "Kept at single places, though replaced elsewhere: " << report.kept_places << ".\n";
    if (report.undecided)
        out << "Kept because nobody decided, as you allowed: "
            << counted(report.undecided, "string", "strings") << ".\n";
}

void print_rare(std::ostream& out, const DeidentifyReport& report) {
    if (report.rare.empty()) {
        out << "No combination of up to three values is shared by three participants or fewer.\n";
        return;
    }
    out << "Values that few participants share, by which somebody who knows them may find one:\n";
    for (const RareCombination& each : report.rare)
        out << "  k = " << each.participants.size() << ": " << values_text(each) << "\n";
}

void print_report(const Session& session, const DeidentifyArguments& options,
                  const DeidentifyReport& report) {
    std::ostream& out = session.out;
    out << "Wrote " << options.to << ": de-identified by these rules.\n";
    print_counts(out, "in the words of transcripts", report.replaced);
    print_counts(out, "elsewhere (memos, names, values, the codebook)", report.replaced_elsewhere);
    print_kept(out, report);
    out << counted(report.transcripts, "transcript", "transcripts") << ", "
        << counted(report.turns_changed, "turn", "turns") << " changed; "
        << counted(report.codings, "coding", "codings")
        << " carried. Codings that cut through a replaced string and cover the whole placeholder "
           "now: "
        << report.widened << ".\n"
        << "Left behind: the history, the imported files, recordings, and "
        << counted(report.left_behind, "thing", "things") << " that had been taken back.\n"
        << "Looked for " << counted(report.searched, "string", "strings")
        << " of the key in every text, every export and the bytes of the file (UTF-8, UTF-16): "
           "none is left.\n";
    if (report.as_words)
        out << "Short strings and numbers were looked for as whole words only: " << report.as_words
            << " of them.\n";
    if (report.longer_words)
        out << counted(report.longer_words, "place has", "places have")
            << " a longer word in which such a string stands, and keeps it.\n";
    print_rare(out, report);
    out << "This says what was replaced by these rules and decisions, and no more: whether "
           "somebody "
           "can still be recognised is for a person to judge.\n";
}

void make(const Session& session, const DeidentifyArguments& options) {
    if (options.key.empty())
        throw Error(ErrorKind::BadInput, "Say which key has the decisions: --key FILE.");
    const Workspace workspace = session.open_for_reading();
    const DeidentifyOptions how{options.to, key_of(options), read_word_lists(options.dictionary),
                                options.undecided == "keep" ? Undecided::Keep : Undecided::Refuse};
    const DeidentifyReport report = workspace.deidentify(how);
    if (session.json)
        print_json_report(session, options, report);
    else
        print_report(session, options, report);
}

}  // namespace

void add_deidentify_verbs(CLI::App& parser, Session& session) {
    const auto options = std::make_shared<DeidentifyArguments>();
    CLI::App* verb = add_reading_verb(
        parser, session, "deidentify",
        "List what may tell who somebody is, store decisions about it in a sealed key, and make a "
        "new study without it.",
        "tandem deidentify stigma.tandem --list >review.csv\n"
        "  tandem deidentify stigma.tandem --decisions review.csv --key stigma.key\n"
        "  tandem deidentify stigma.tandem --to shared.tandem --key stigma.key");
    CLI::Option* list_it =
        verb->add_flag("--list", options->list, "Print every such string with its places, as CSV");
    CLI::Option* decisions = add_value(*verb, "--decisions", options->decisions,
                                       "That list, filled in: keep, replace or replace exactly");
    CLI::Option* to = add_value(*verb, "--to", options->to, "Make the new study here");
    add_value(*verb, "--key", options->key, "The file that keeps the decisions, sealed");
    add_value(*verb, "--names", options->names,
              "Names of this study: one a line, or CSV with string, type, replacement");
    add_value(*verb, "--dictionary", options->dictionary,
              "A folder of word lists; else the machine's dictionaries");
    verb->add_flag("--lower-case", options->lower_case,
                   "The drafts have no capitals: ask about every word that is not known");
    add_value(*verb, "--undecided", options->undecided,
              "What nobody decided about: refuse (the default) or keep")
        ->check(CLI::IsMember({"refuse", "keep"}));
    add_value(
        *verb, "--passphrase-file", options->passphrase_file,
        "Its first line is the key's passphrase; else $TANDEM_PASSPHRASE, or it is asked for");
    list_it->excludes(decisions)->excludes(to);
    decisions->excludes(to);
    verb->callback([&session, options] {
        if (options->list)
            list(session, *options);
        else if (!options->decisions.empty())
            store(session, *options);
        else if (!options->to.empty())
            make(session, *options);
        else
            throw CLI::ValidationError("deidentify", "say what: --list, --decisions or --to");
    });
}

}  // namespace tandem::cli
