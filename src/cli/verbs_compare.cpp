// compare.
#include <ostream>

#include "tandem/analysis/import_comparison.h"
#include "tandem/app/export_table.h"
#include "tandem/app/find.h"
#include "tandem/tables/comparison_table.h"

#include "cli/print.h"
#include "cli/verbs.h"

namespace tandem::cli {
namespace {

struct CompareArguments {
    std::vector<std::string> transcripts;
    std::string file;
};

std::vector<ComparedTranscript> compare_all(const Workspace& workspace,
                                            const std::vector<std::string>& names) {
    const Project& project = workspace.project();
    const auto histories = workspace.transcript_histories();
    std::vector<ComparedTranscript> compared;
    for (const TranscriptId id : find_transcripts(project, names))
        compared.push_back(compare_with_import(project, id, histories.at(id)));
    return compared;
}

std::string person_name(const Project& project, const Guid& guid) {
    for (const Coder& coder : project.coders)
        if (coder.guid == guid) return coder.name;
    return {};
}

std::string speaker_name(const Project& project, const Guid& guid) {
    for (const Speaker& speaker : project.speakers)
        if (speaker.guid == guid) return speaker.label;
    return {};
}

Json difference_json(const Project& project, const TextDifference& difference) {
    Json one = {{"kind", std::string(name_of(difference.kind))},
                {"turn", difference.new_turn + 1},
                {"begin", difference.new_range.begin.value},
                {"end", difference.new_range.end.value},
                {"original_turn", difference.old_turn + 1},
                {"original", difference.before},
                {"corrected", difference.after},
                {"replaced", difference.replaced},
                {"added", difference.added},
                {"removed", difference.removed},
                {"by", person_name(project, difference.by)}};
    if (difference.kind == DifferenceKind::Speaker) {
        one["original_speaker"] = speaker_name(project, difference.old_speaker);
        one["speaker"] = speaker_name(project, difference.new_speaker);
        one["words"] = difference.words;
    }
    return one;
}

Json words_json(const WordChanges& words, std::int64_t of) {
    const Json rate =
        of == 0 ? Json() : Json(static_cast<double>(words.changed()) / static_cast<double>(of));
    return {{"replaced", words.replaced},
            {"added", words.added},
            {"removed", words.removed},
            {"changed", words.changed()},
            {"of", of},
            {"error_rate", rate}};
}

Json comparison_json(const Project& project, const ComparedTranscript& each) {
    const TranscriptComparison& comparison = each.comparison;
    Json list = Json::array();
    for (const TextDifference& difference : comparison.differences)
        list.push_back(difference_json(project, difference));
    return {{"name", project.transcripts.find(each.transcript)->name},
            {"words", words_json(comparison.words, comparison.new_words)},
            {"original_words", comparison.old_words},
            {"capitals", comparison.capitals},
            {"speaker_changes", comparison.speaker_changes},
            {"splits", comparison.splits},
            {"joins", comparison.joins},
            {"placeholders", comparison.placeholders},
            {"unclear", comparison.unclear},
            {"fewest", comparison.fewest},
            {"differences", list}};
}

Json people_json(const Project& project, const std::vector<ComparedTranscript>& compared) {
    Json people = Json::array();
    for (const CorrectorChanges& person : changes_by_person(project, compared)) {
        Json names = Json::array();
        for (const TranscriptId id : person.transcripts)
            names.push_back(project.transcripts.find(id)->name);
        people.push_back({{"name", person_name(project, person.guid)},
                          {"words", words_json(person.words, person.new_words)},
                          {"capitals", person.capitals},
                          {"speaker_changes", person.speaker_changes},
                          {"placeholders", person.placeholders},
                          {"transcripts", names}});
    }
    return people;
}

void print_comparison(const Session& session, const Workspace& workspace,
                      const CompareArguments& options) {
    const Project& project = workspace.project();
    const std::vector<ComparedTranscript> compared = compare_all(workspace, options.transcripts);
    if (!options.file.empty()) export_table(comparison_table(project, compared), options.file);
    if (session.json) {
        Json transcripts = Json::array();
        for (const ComparedTranscript& each : compared)
            transcripts.push_back(comparison_json(project, each));
        session.print_json(
            {{"transcripts", transcripts}, {"people", people_json(project, compared)}});
    } else if (options.file.empty()) {
        session.out << text_of(comparison_table(project, compared));
    } else {
        session.out << "Wrote the comparison to " << options.file << ".\n";
    }
}

}  // namespace

void add_compare_verbs(CLI::App& parser, Session& session) {
    const auto options = std::make_shared<CompareArguments>();
    CLI::App* verb = add_reading_verb(
        parser, session, "compare",
        "Hold transcripts against how they were imported, word by word: every difference, the "
        "error rate of the import, and whose corrections they are.",
        "tandem compare stigma.tandem PT11 --to corrections.docx");
    verb->add_option("TRANSCRIPT", options->transcripts, "One or more; none: all");
    add_value(*verb, "--to", options->file, "A file: .docx .xlsx .csv .tsv .html .md .tex");
    verb->callback(
        [&session, options] { print_comparison(session, session.open_for_reading(), *options); });
}

}  // namespace tandem::cli
