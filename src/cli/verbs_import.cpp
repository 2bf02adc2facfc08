// import.
#include <ostream>

#include "tandem/app/find.h"
#include "tandem/app/reimport.h"
#include "tandem/base/error.h"

#include "cli/coding_place.h"
#include "cli/import_preview.h"
#include "cli/print.h"
#include "cli/verbs.h"

namespace tandem::cli {

Json preview_json(const ImportPreview& preview) {
    Json speakers = Json::array(), warnings = Json::array(), tiers = Json::array();
    for (const auto& speaker : preview.speakers)
        speakers.push_back({{"label", speaker.label}, {"turns", speaker.turns}});
    for (const ReadWarning& warning : preview.warnings)
        warnings.push_back({{"line", warning.line}, {"message", warning.message}});
    for (const ParsedTier& tier : preview.tiers)
        tiers.push_back({{"name", tier.name},
                         {"annotations", tier.annotations},
                         {"hangs_on", tier.hangs_on},
                         {"read", tier.read}});
    const auto time = [](std::optional<std::int64_t> ms) { return ms ? Json(*ms) : Json(); };
    Json out = {{"file", preview.file_name},
                {"name", preview.name},
                {"kind", preview.kind},
                {"format", preview.format},
                {"encoding", preview.encoding},
                {"participant", preview.participant},
                {"turns", preview.turns},
                {"people", preview.people},
                {"codes", preview.codes},
                {"codings", preview.codings},
                {"speakers", speakers},
                {"first_ms", time(preview.first_ms)},
                {"last_ms", time(preview.last_ms)},
                {"warnings", warnings}};
    if (preview.kind == "guide") out["questions"] = preview.questions;
    if (preview.kind == "survey") out["transcripts"] = preview.transcripts;
    if (!preview.tiers.empty()) out["tiers"] = tiers;
    return out;
}

static std::string tier_text(const ParsedTier& tier) {
    return "  tier " + one_line(tier.name) + ": " +
           counted(tier.annotations, "annotation", "annotations") +
           (tier.hangs_on.empty() ? "" : ", hangs on " + one_line(tier.hangs_on)) +
           (tier.read ? "" : ", not read") + "\n";
}

std::string preview_text(const ImportPreview& preview) {
    std::string out = preview.file_name + ": ";
    if (preview.kind == "transcript") {
        out += preview.name + ", " + preview.format + ", " + preview.encoding + ", " +
               counted(preview.turns, "turn", "turns");
        for (const auto& speaker : preview.speakers)
            out += ", " + (speaker.label.empty() ? "no name" : speaker.label) + " " +
                   std::to_string(speaker.turns);
        if (preview.first_ms)
            out += ", " + clock_text(preview.first_ms) + " to " + clock_text(preview.last_ms);
    } else if (preview.kind == "codings") {
        out += counted(preview.codings, "line of codings", "lines of codings");
    } else if (preview.kind == "codebook") {
        out += counted(preview.codes, "code", "codes");
    } else if (preview.kind == "guide") {
        out += counted(preview.questions, "question of a guide", "questions of a guide");
    } else {
        out += counted(preview.people, "participant", "participants");
        if (preview.kind == "survey")
            out += ", " + counted(preview.transcripts, "transcript", "transcripts") +
                   " of a survey, " + counted(preview.turns, "turn", "turns");
    }
    out += "\n";
    for (const ParsedTier& tier : preview.tiers) out += tier_text(tier);
    for (const ReadWarning& warning : preview.warnings)
        out += "  " + (warning.line > 0 ? "line " + std::to_string(warning.line) + ": " : "") +
               warning.message + "\n";
    return out;
}

void import_files(const Session& session, const std::vector<std::string>& files,
                  ImportOptions options, bool dry_run) {
    Workspace workspace = session.open_for_change();
    options.coder = session.coder;
    const ImportPlan plan = plan_import(workspace.project(), files, options);
    Json previews = Json::array();
    for (const ImportPreview& preview : plan.files) {
        if (session.json)
            previews.push_back(preview_json(preview));
        else
            session.out << preview_text(preview);
    }
    if (!session.json)
        for (const std::string& remark : plan.remarks) session.out << remark << "\n";
    Json sentences = Json::array();
    std::int64_t first = 0;  // one gesture: undone in one step
    const auto run = [&](const Command& command) {
        const RunResult result = session.json ? workspace.run(command, {}, first)
                                              : session.run(workspace, command, first);
        if (first == 0) first = result.journal_number;
        if (session.json) sentences.push_back(result.sentence);
    };
    if (!dry_run) {
        for (const Command& command : plan.commands) run(command);
        for (const CodingsFile& file : plan.codings)
            run(resolve_codings(workspace.project(), file));
    } else if (!session.json) {
        session.out << "Nothing was imported: this was a rehearsal.\n";
    }
    if (session.json)
        session.print_json({{"dry_run", dry_run},
                            {"files", previews},
                            {"remarks", plan.remarks},
                            {"done", sentences}});
}

static Json codings_json(const Project& project, const std::vector<const Coding*>& codings) {
    Json list = Json::array();
    for (const Coding* coding : codings)
        list.push_back({{"place", place_of(project, *coding)},
                        {"coder", project.coders.find(coding->coder)->name},
                        {"code", project.codes.find(coding->code)->name},
                        {"quote", coding->quote}});
    return list;
}

// What the file would do to the transcript.
static void rehearse_again(const Session& session, const Workspace& workspace,
                           const Transcript& transcript, const ParsedTranscript& file) {
    const Project& project = workspace.project();
    const ReimportPlan plan = plan_reimport(project, transcript.id, file);
    const ReimportedCodings codings =
        codings_after(project, viewer_of(workspace), transcript.id, file, plan);
    std::int64_t added = 0, split = 0, joined = 0;
    for (const ReimportedTurn& turn : plan.turns)
        if (!turn.kept) ++(turn.source ? split : added);
    for (const GoneTurn& gone : plan.gone) joined += gone.joined;
    const std::int64_t missing = static_cast<std::int64_t>(plan.gone.size()) - joined;
    if (session.json) {
        session.print_json({{"dry_run", true},
                            {"transcript", transcript.name},
                            {"turns",
                             {{"same", plan.same},
                              {"changed", plan.changed},
                              {"split", split},
                              {"joined", joined},
                              {"new", added},
                              {"gone", missing}}},
                            {"changed", codings_json(project, codings.changed)},
                            {"lost", codings_json(project, codings.lost)}});
        return;
    }
    session.out << transcript.name << ": turns " << plan.same << " the same, " << plan.changed
                << " with other words, " << split << " split off, " << joined << " joined, "
                << added << " new, " << missing << " gone.\n";
    Listing listing{{"coding", "place", "coder", "code", "quote"}, {}, {}};
    for (const auto& [what, list] :
         {std::pair("changed", codings.changed), std::pair("lost", codings.lost)})
        for (const Coding* coding : list)
            listing.rows.push_back(
                {what, place_of(project, *coding), project.coders.find(coding->coder)->name,
                 project.codes.find(coding->code)->name, "“" + one_line(coding->quote) + "”"});
    session.out << listing.text() << "Nothing was imported: this was a rehearsal.\n";
}

static void import_again(const Session& session, const std::vector<std::string>& files,
                         const ImportOptions& options, const std::string& name, bool dry_run) {
    Workspace workspace = session.open_for_change();
    const Transcript& transcript = find_transcript(workspace.project(), name);
    if (files.size() != 1)
        throw Error(ErrorKind::BadInput, "Name one file to take the place of " + name + ".");
    const ReimportTranscript command =
        read_again(workspace.project(), transcript.id, files[0], options.reading);
    if (dry_run) return rehearse_again(session, workspace, transcript, command.parsed);
    if (!session.json) {
        session.run(workspace, command);
        return;
    }
    const RunResult result = workspace.run(command);
    session.print_json(
        {{"dry_run", false}, {"done", result.sentence}, {"remarks", result.remarks}});
}

static SpeakerNames split_names(const std::vector<std::string>& pairs) {
    SpeakerNames names;
    for (const std::string& pair : pairs) {
        const std::size_t mark = pair.find('=');
        if (mark == std::string::npos || mark == 0 || mark + 1 == pair.size())
            throw Error(ErrorKind::BadInput, "'--speaker " + pair +
                                                 "' does not say who is who. Write the name in "
                                                 "the file, '=', and the right name.");
        names.emplace_back(pair.substr(0, mark), pair.substr(mark + 1));
    }
    return names;
}

static std::vector<std::string> formats_to_name() {
    std::vector<std::string> formats = transcript_formats();
    formats.insert(formats.begin(), "auto");
    return formats;
}

void add_import_verbs(CLI::App& parser, Session& session) {
    struct Options {
        std::vector<std::string> files;
        ReadingChoices reading;
        std::string type = "auto", participant, again, people;
        SurveyColumns survey;
        std::vector<std::string> renamed;
        bool dry_run = false;
    };
    const auto options = std::make_shared<Options>();
    CLI::App* verb = add_reading_verb(
        parser, session, "import",
        "Import transcripts (text, captions, JSON, tables, DOCX, ODT, RTF, PDF, HTML …) and CSV "
        "or XLSX files of participants, codebooks, codings, guides or surveys; all or none.",
        "tandem import stigma.tandem participants.csv PT06.txt PT11.vtt --dry-run\n"
        "  tandem import stigma.tandem interviews --participants people.csv");
    verb->add_option("FILE", options->files,
                     "Files, and folders of files; what each is shows in its content")
        ->required()
        ->expected(1, -1);
    add_value(*verb, "--format", options->reading.format,
              "Of transcripts: auto, or a format by name")
        ->check(CLI::IsMember(formats_to_name()));
    add_value(*verb, "--encoding", options->reading.encoding,
              "Of plain text, where it shows wrong letters or is not known: windows-1251 …");
    add_value(*verb, "--type", options->type, "What the files are, if that is not plain")
        ->check(CLI::IsMember(import_types()));
    CLI::Option* participant = add_value(*verb, "--participant", options->participant,
                                         "Who speaks in the transcript; else the file's name");
    add_value(*verb, "--participants", options->people,
              "Who takes part: CSV or XLSX; transcripts belong to them by their files' names")
        ->excludes(participant);
    add_value(*verb, "--speaker", options->renamed,
              "SLIP=NAME: a speaker misspelt in the file is this one; may be given again");
    add_value(*verb, "--tier", options->reading.tiers,
              "Of ELAN's and EXMARaLDA's files: a tier to read, by its name; may be given again");
    add_value(*verb, "--id-column", options->survey.id, "Of a survey: who answered");
    add_value(*verb, "--text-column", options->survey.texts,
              "Of a survey: a column of answers; may be given again");
    add_value(*verb, "--attribute-column", options->survey.attributes,
              "Of a survey: a column kept as an attribute; else all others");
    CLI::Option* again =
        add_value(*verb, "--again", options->again,
                  "The file is this transcript, corrected elsewhere: it takes its place");
    verb->add_flag("--dry-run", options->dry_run, "Say what would be imported, change nothing");
    again->excludes(participant);
    verb->callback([&session, options, participant, again] {
        ImportOptions how;
        how.reading = options->reading;
        how.reading.renamed = split_names(options->renamed);
        how.type = options->type;
        how.survey = options->survey;
        how.people = options->people;
        if (participant->count() > 0) how.participant = options->participant;
        if (again->count() > 0)
            return import_again(session, options->files, how, options->again, options->dry_run);
        import_files(session, options->files, how, options->dry_run);
    });
}

}  // namespace tandem::cli
