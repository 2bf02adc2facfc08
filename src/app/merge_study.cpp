#include "app/merge_study.h"

#include <algorithm>
#include <filesystem>

#include "tandem/base/error.h"

#include "app/change.h"

namespace tandem {

namespace {

namespace fs = std::filesystem;

// A copy of the copy, opened instead of it: files from elsewhere are never opened in place.
class WorkingCopy {
 public:
    WorkingCopy(const std::string& path, const std::string& beside) : path_(beside + ".merging") {
        if (!fs::exists(path))
            throw Error(ErrorKind::NotFound, "There is no study '" + path + "'. Check the name.");
        if (fs::exists(path + "-journal"))
            throw Error(ErrorKind::Conflict,
                        "'" + path +
                            "' is open, or was not closed properly. Close it, or open it once "
                            "with Tandem, then merge again.");
        std::error_code failed;
        fs::copy_file(path, path_, fs::copy_options::overwrite_existing, failed);
        if (failed)
            throw Error(ErrorKind::Storage, "'" + path + "' could not be copied beside '" + beside +
                                                "'. Check that the folder can be written and has "
                                                "room.");
    }
    ~WorkingCopy() {
        std::error_code ignored;
        fs::remove(path_, ignored);
        fs::remove(path_ + "-journal", ignored);
    }
    WorkingCopy(const WorkingCopy&) = delete;
    WorkingCopy& operator=(const WorkingCopy&) = delete;
    const std::string& path() const { return path_; }

 private:
    std::string path_;
};

template <class Row, class Name>
std::string name_in(const Rows<Row>& rows, const Guid& guid, Name name_of) {
    for (const Row& row : rows)
        if (row.guid == guid) return name_of(row);
    return {};
}

// "turn PT06:12, text", from the study as it is after the merge.
std::string conflict_name(const Project& project, const MergeOutcome::Conflict& conflict) {
    const std::string identity =
        conflict.identity.is_string() ? conflict.identity.get<std::string>() : std::string();
    const Guid guid = parse_guid(identity);
    std::string name;
    if (conflict.table == "code")
        name = name_in(project.codes, guid, [](const Code& c) { return in_quotes(c.name); });
    if (conflict.table == "participant")
        name = name_in(project.participants, guid, [](const Participant& p) { return p.label; });
    if (conflict.table == "transcript")
        name = name_in(project.transcripts, guid, [](const Transcript& t) { return t.name; });
    if (conflict.table == "turn")
        for (const Transcript& transcript : project.transcripts)
            for (const Turn& turn : project.turns(transcript.id))
                if (turn.guid == guid) name = turn_name(transcript, turn);
    return conflict.table + (name.empty() ? "" : " " + name) + ", " + conflict.column;
}

// By coder, of the codings that may be seen once the studies are one: a coder whose work is hidden
// then is left out before and after, or the report would read as a loss.
std::map<std::string, int> count_codings(const Project& project, const Project& merged,
                                         Viewer viewer) {
    std::map<std::string, int> counts;
    for (const Coding& coding : project.codings()) {
        const Coder* coder = merged.coders.find(coding.coder);
        if (coder && may_see(merged, viewer, coding)) ++counts[coder->name];
    }
    return counts;
}

// Things a person should look at after a merge.
void remark(const Project& project, Viewer viewer, const MergeOutcome& outcome,
            MergeReport& report) {
    for (const Code& a : project.codes)
        for (const Code& b : project.codes)
            if (a.id < b.id && a.name == b.name && a.parent == b.parent && !a.merged_into &&
                !b.merged_into)
                report.remarks.push_back("Two codes are called " + in_quotes(project.path(a.id)) +
                                         ". If they mean the same, merge them.");
    for (const Coding& coding : project.codings()) {
        if (std::find(outcome.carried.begin(), outcome.carried.end(), coding.guid) ==
                outcome.carried.end() ||
            !may_see(project, viewer, coding))
            continue;
        report.remarks.push_back(
            std::string("The coding ") + in_quotes(coding.quote) + " by " +
            project.coders.find(coding.coder)->name +
            (coding.state == CodingState::Lost ? " has lost its words." : " has changed words."));
    }
}

// What stands in the table of two transcripts with one name, two coders with one name, is told too.
void remark_names(const Project& project, MergeReport& report) {
    const auto sorted = project.transcripts_by_name();
    for (std::size_t i = 1; i < sorted.size(); ++i)
        if (sorted[i]->name == sorted[i - 1]->name)
            report.remarks.push_back("Two transcripts are named " + sorted[i]->name +
                                     ", with different text.");
}

}  // namespace

MergeReport merge_study(ProjectFile& file, Project& project, Viewer viewer,
                        const std::string& other_path, bool dry_run, std::int64_t now_ms,
                        const std::string& by, const Guid& actor) {
    std::error_code ignored;
    if (fs::equivalent(other_path, file.path(), ignored))
        throw Error(ErrorKind::BadInput, "'" + other_path + "' is this study itself.");
    const WorkingCopy copy(other_path, file.path());
    const std::unique_ptr<ProjectFile> other = ProjectFile::open(copy.path(), other_path);
    if (const auto findings = other->check(); !findings.empty())
        throw Error(ErrorKind::BadInput, "'" + other_path +
                                             "' does not hold together, so nothing was merged: " +
                                             findings.front() + " See: tandem check");
    file.begin();
    Rollback rollback(file);
    const MergeOutcome outcome = file.merge_from(*other);
    MergeReport report;
    report.added = outcome.added;
    report.changed = outcome.changed;
    report.removed = outcome.removed;
    report.nothing_new = outcome.nothing_new;
    if (outcome.nothing_new) return report;
    Project merged;
    file.load(merged);
    merged.set_turn_source([&](TranscriptId id) { return file.load_turns(id); });
    for (const MergeOutcome::Conflict& conflict : outcome.conflicts)
        report.conflicts.push_back({conflict_name(merged, conflict), conflict.kept, conflict.lost});
    remark(merged, viewer, outcome, report);
    remark_names(merged, report);
    for (const auto& [name, count] : count_codings(project, merged, viewer))
        report.codings_per_coder[name].first = count;
    for (const auto& [name, count] : count_codings(merged, merged, viewer))
        report.codings_per_coder[name].second = count;
    if (dry_run) return report;
    Json record = {{"command", "merge-study"},
                   {"sentence", "merged " + fs::path(other_path).filename().string() + ": " +
                                    std::to_string(outcome.added) + " added, " +
                                    std::to_string(outcome.changed) + " changed, " +
                                    std::to_string(outcome.conflicts.size()) + " conflicting"},
                   {"merged", outcome.merged},
                   {"merged_clock", outcome.merged_clock},
                   {"stamps", outcome.stamps}};
    if (!by.empty()) record["by"] = by;
    file.commit(now_ms, actor, std::move(record), project);
    rollback.dismiss();
    return report;
}

}  // namespace tandem
