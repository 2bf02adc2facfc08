#include "tandem/app/import_files.h"

#include <algorithm>
#include <filesystem>
#include <map>
#include <set>

#include "tandem/analysis/code_tree.h"
#include "tandem/app/find.h"
#include "tandem/app/guide_files.h"
#include "tandem/app/reimport.h"
#include "tandem/base/error.h"
#include "tandem/exchange/codebook_files.h"
#include "tandem/exchange/csv.h"
#include "tandem/exchange/guide_file.h"
#include "tandem/exchange/participants_file.h"
#include "tandem/exchange/survey_file.h"
#include "tandem/text/decode.h"

#include "app/file_bytes.h"
#include "app/import_names.h"

namespace tandem {
namespace {

struct OpenFile {
    std::string path, file_name, bytes;
    std::string kind;
    DecodedText decoded;  // of CSV and XLSX files only
};

// Files that are no text are always transcripts: their reader says what is wrong with them.
bool is_binary(std::string_view bytes) {
    return bytes.empty() || bytes.starts_with("PK") || bytes.starts_with("%PDF") ||
           bytes.starts_with("{\\rtf") || bytes.starts_with("\xD0\xCF\x11\xE0");
}

std::string_view first_line(std::string_view text) {
    const std::size_t begin = std::min(text.find_first_not_of('\n'), text.size());
    return text.substr(begin, text.find('\n', begin) - begin);
}

// Names of columns, by the first line alone: a transcript need not be valid CSV further down.
std::vector<std::string> header_of(const std::string& text) {
    const std::string_view line = first_line(text);
    return line.size() > 10000 ? std::vector<std::string>() : csv_header(line);
}

std::string kind_by_header(const std::string& text) {
    const std::vector<std::string> header = header_of(text);
    if (header.size() < 2) return "transcript";
    if (is_codings_header(header)) return "codings";
    if (is_codebook_header(header)) return "codebook";
    if (is_guide_header(header)) return "guide";
    return is_participants_header(header) ? "participants" : "transcript";
}

// Long answers beside an id are a survey's, whatever else the table could be.
std::string kind_of_table(const std::string& text, const std::string& name) {
    const std::string kind = kind_by_header(text);
    const bool table =
        kind == "participants" || (kind == "transcript" && has_survey_id(first_line(text)));
    return table && looks_like_survey(read_csv(text, name)) ? "survey" : kind;
}

OpenFile open_file(const std::string& path, const ImportOptions& options) {
    OpenFile file{path, file_name_of(path), read_file(path, kLargestFile), options.type, {}};
    if (file.kind == "auto" && !options.survey.texts.empty()) file.kind = "survey";
    if (file.kind != "transcript") {
        file.decoded.text = xlsx_as_csv(file.bytes, file.file_name);
        file.decoded.encoding = "UTF-8";
        if (!file.decoded.text.empty()) {
            if (file.kind == "auto") file.kind = kind_of_table(file.decoded.text, file.file_name);
            return file;
        }
    }
    if (file.kind == "transcript" || (file.kind == "auto" && is_binary(file.bytes))) {
        file.kind = "transcript";
        return file;
    }
    file.decoded = decode_as(file.bytes, file.file_name, options.reading.encoding);
    if (file.kind == "auto") file.kind = kind_of_table(file.decoded.text, file.file_name);
    return file;
}

ImportPreview preview_of(const OpenFile& file) {
    ImportPreview preview;
    preview.file_name = file.file_name;
    preview.name = file.file_name;
    preview.kind = file.kind;
    preview.format = file.bytes.starts_with("PK") ? "xlsx" : "csv";
    preview.encoding = file.decoded.encoding;
    if (file.kind == "survey" || file.kind == "participants")
        preview.columns = header_of(file.decoded.text);
    return preview;
}

void preview_turns(const ParsedTranscript& parsed, ImportPreview& preview) {
    preview.format = parsed.format;
    preview.encoding = parsed.encoding;
    preview.warnings = parsed.warnings;
    preview.tiers = parsed.tiers;
    preview.turns = static_cast<std::int64_t>(parsed.turns.size());
    for (const ParsedTurn& turn : parsed.turns) {
        auto known = std::find_if(preview.speakers.begin(), preview.speakers.end(),
                                  [&](const auto& each) { return each.label == turn.speaker; });
        if (known == preview.speakers.end()) {
            preview.speakers.push_back({turn.speaker, 0});
            known = preview.speakers.end() - 1;
        }
        ++known->turns;
        for (const auto& time : {turn.start_ms, turn.end_ms}) {
            if (!time) continue;
            preview.first_ms = std::min(preview.first_ms.value_or(*time), *time);
            preview.last_ms = std::max(preview.last_ms.value_or(*time), *time);
        }
    }
}

// Of the tiers that are named, those that a file has.
std::vector<std::string> those_there(std::vector<std::string> names,
                                     const std::vector<ParsedTier>& there) {
    std::erase_if(names, [&](const std::string& name) {
        return std::ranges::find(there, name, &ParsedTier::name) == there.end();
    });
    return names;
}

class Planner {
 public:
    Planner(const Project& project, const ImportOptions& options)
        : project_(project), options_(options) {}

    // First of all: to whom transcripts belong.
    void add_list(const std::string& path) {
        ImportOptions as_people = options_;
        as_people.type = "participants";
        as_people.reading.encoding = "auto";
        const OpenFile file = open_file(path, as_people);
        list_ = read_participants(file.decoded.text, file.file_name);
        list_name_ = file.file_name;
        ImportPreview preview = preview_of(file);
        preview.warnings = list_->warnings;
        add_people(file, *list_, preview);
        plan_.files.push_back(std::move(preview));
    }

    // Leaves the file out, and says why, when it cannot be imported and the others may be.
    void add(const std::string& path) {
        if (!options_.attempt) {
            add(open_file(path, options_));
            return;
        }
        const std::size_t before = plan_.files.size();
        tiers_met_.clear();
        const std::string problem = options_.attempt([&] { add(open_file(path, options_)); });
        if (plan_.files.size() > before) return;
        ImportPreview preview;
        preview.file_name = preview.name = file_name_of(path);
        preview.problem = problem;
        preview.tiers = std::move(tiers_met_);
        for (ParsedTier& tier : preview.tiers) tier.read = false;
        plan_.files.push_back(std::move(preview));
    }

    ImportPlan finish() {
        check_tiers();
        for (ImportPreview& file : plan_.files)
            file.new_participant = !file.participant.empty() && file.problem.empty() &&
                                   !project_.find_participant(file.participant) &&
                                   !comes_with_files(file.participant);
        for (auto& command : participants_) plan_.commands.emplace_back(std::move(command));
        for (const auto& command : codebooks_) plan_.commands.emplace_back(command);
        for (auto& command : guides_) plan_.commands.emplace_back(std::move(command));
        check_codings();
        if (list_) remark_on_list();
        if (!transcripts_.files.empty()) plan_.commands.emplace_back(std::move(transcripts_));
        return std::move(plan_);
    }

 private:
    void add(OpenFile file) {
        if (file.kind == "transcript") {
            add_transcript(std::move(file));
            return;
        }
        ImportPreview preview = preview_of(file);
        if (file.kind == "codings") add_codings(file, preview);
        if (file.kind == "codebook") add_codebook(file, preview);
        if (file.kind == "participants") add_participants(file, preview);
        if (file.kind == "survey") add_survey(file, preview);
        if (file.kind == "guide") add_guide(file, preview);
        plan_.files.push_back(std::move(preview));
    }

    bool comes_with_files(const std::string& participant) const {
        return std::ranges::any_of(participants_, [&](const ImportParticipants& list) {
            return std::ranges::any_of(list.people, [&](const ImportParticipants::Person& person) {
                return person.label == participant;
            });
        });
    }

    void add_transcript(OpenFile file) {
        ImportTranscripts::File out;
        out.file_name = file.file_name;
        out.name = std::filesystem::path(file.file_name).stem().string();
        out.participant = options_.participant.value_or(out.name);
        if (list_ && !options_.participant)
            out.participant = participant_of_file(*list_, out.file_name).value_or("");
        if (options_.participant && !out.participant.empty()) out.name = out.participant;
        out.bytes = std::move(file.bytes);
        read(out);
        refuse_known(out, sha256(out.bytes));
        ImportPreview preview = preview_of(file);
        preview.name = out.name;
        preview.participant = out.participant;
        preview_turns(out.parsed, preview);
        plan_.files.push_back(std::move(preview));
        transcripts_.files.push_back(std::move(out));
    }

    // With those of the named tiers that the file has.
    void read(ImportTranscripts::File& file) {
        file.reading = options_.reading;
        file.reading.tiers.clear();
        file.parsed = read_transcript(file.bytes, file.file_name, file.reading);
        if (options_.reading.tiers.empty()) return;
        tiers_met_ = file.parsed.tiers;
        for (const ParsedTier& tier : tiers_met_) tiers_known_.insert(tier.name);
        if (tiers_met_.empty()) {
            without_tiers_ += (without_tiers_.empty() ? "'" : ", '") + file.file_name + "'";
            return;
        }
        file.reading.tiers = those_there(options_.reading.tiers, tiers_met_);
        // The reader says what the file has.
        if (file.reading.tiers.empty()) file.reading.tiers = options_.reading.tiers;
        file.parsed = read_transcript(file.bytes, file.file_name, file.reading);
    }

    void check_tiers() {
        constexpr std::size_t kMostNamed = 2000;  // bytes
        for (const std::string& name : options_.reading.tiers) {
            if (tiers_known_.contains(name)) continue;
            std::string known;
            for (const std::string& tier : tiers_known_)
                if (known.size() < kMostNamed) known += (known.empty() ? "'" : ", '") + tier + "'";
            throw Error(ErrorKind::BadInput,
                        "None of the files has a tier '" + name + "'. " +
                            (known.empty() ? "Only files of ELAN and EXMARaLDA have tiers."
                                           : "Their tiers are " + known + ".") +
                            " Nothing was imported.");
        }
        if (!without_tiers_.empty())
            plan_.remarks.push_back(
                "These files have no tiers, and were read as if none had been chosen: " +
                without_tiers_ + ".");
    }

    void remark_on_list() {
        std::string files, people;
        for (const ImportTranscripts::File& file : transcripts_.files)
            if (file.participant.empty())
                files += (files.empty() ? "'" : ", '") + file.file_name + "'";
        for (const ParsedParticipants::Person& person : list_->people) {
            const bool met = std::ranges::any_of(transcripts_.files, [&](const auto& file) {
                return file.participant == person.label;
            });
            const Participant* known = project_.find_participant(person.label);
            const bool has_some =
                known && std::ranges::any_of(project_.transcripts, [&](const Transcript& each) {
                    return each.participant == known->id;
                });
            if (!met && !has_some) people += (people.empty() ? "" : ", ") + person.label;
        }
        if (!files.empty())
            plan_.remarks.push_back("These files belong to nobody in " + list_name_ + ": " + files +
                                    ".");
        if (!people.empty())
            plan_.remarks.push_back("These people of " + list_name_ +
                                    " have no transcript: " + people + ".");
    }

    // Rows of one survey have one original; otherwise the same bytes are the same transcript.
    void refuse_known(const ImportTranscripts::File& file, const Sha256& hash) {
        const bool row = file.parsed.format == "survey";
        for (const Transcript& known : project_.transcripts)
            if (known.original == hash &&
                !(row && known.format == "survey" && known.name != file.name))
                throw Error(ErrorKind::Conflict,
                            "'" + file.file_name + "' is in the study already, as " + known.name +
                                ": the files are the same byte for byte. Nothing was imported.");
        for (const auto& [other, name] : hashes_)
            if (other == hash && !(row && file.bytes.empty()))
                throw Error(ErrorKind::Conflict, "'" + file.file_name + "' and '" + name +
                                                     "' are the same byte for byte. Nothing was "
                                                     "imported; name only one of them.");
        const bool twice = std::any_of(transcripts_.files.begin(), transcripts_.files.end(),
                                       [&](const auto& other) { return other.name == file.name; });
        if (twice || project_.find_transcript(file.name))
            throw Error(ErrorKind::Conflict,
                        "There is a transcript '" + file.name + "' already, and '" +
                            file.file_name +
                            "' would be a second. Nothing was imported; rename the file.");
        hashes_.emplace_back(hash, file.file_name);
    }

    void add_codings(const OpenFile& file, ImportPreview& preview) {
        CodingsFile out{file.file_name, read_codings(file.decoded.text, file.file_name)};
        for (CodingLine& line : out.lines) {
            if (line.coder.empty()) line.coder = options_.coder;
            if (line.coder.empty())
                throw Error(ErrorKind::BadInput,
                            "Cannot import '" + file.file_name + "': line " +
                                std::to_string(line.line) +
                                " does not say who coded. Add a column 'coder', or give --coder.");
        }
        preview.codings = static_cast<std::int64_t>(out.lines.size());
        plan_.codings.push_back(std::move(out));
    }

    void add_codebook(const OpenFile& file, ImportPreview& preview) {
        ParsedCodebook parsed = read_codebook(file.decoded.text, file.file_name);
        preview.codes = static_cast<std::int64_t>(parsed.codes.size());
        preview.warnings = parsed.warnings;
        codebooks_.push_back({std::move(parsed.codes), std::move(parsed.parents), file.file_name});
    }

    void add_guide(const OpenFile& file, ImportPreview& preview) {
        guides_.push_back(guide_in(file.decoded.text, file.file_name));
        preview.questions = static_cast<std::int64_t>(guides_.back().questions.size());
    }

    void add_participants(const OpenFile& file, ImportPreview& preview) {
        ParsedParticipants parsed = read_participants(file.decoded.text, file.file_name);
        preview.warnings = parsed.warnings;
        add_people(file, std::move(parsed), preview);
    }

    void add_people(const OpenFile& file, ParsedParticipants parsed, ImportPreview& preview) {
        preview.people = static_cast<std::int64_t>(parsed.people.size());
        ImportParticipants command;
        command.file_name = file.file_name;
        command.attribute_types = std::move(parsed.attribute_types);
        for (auto& person : parsed.people)
            command.people.push_back(
                {std::move(person.label), std::move(person.group), std::move(person.values)});
        participants_.push_back(std::move(command));
    }

    // Each person's answers are a transcript; the original of all is the file.
    void add_survey(OpenFile& file, ImportPreview& preview) {
        ParsedSurvey parsed = read_survey(read_csv(file.decoded.text, file.file_name),
                                          file.file_name, options_.survey);
        preview.warnings = parsed.warnings;
        std::vector<ImportTranscripts::File> rows;
        const Sha256 hash = sha256(file.bytes);
        for (ParsedSurvey::Row& row : parsed.rows) {
            ImportTranscripts::File out;
            out.file_name = file.file_name;
            out.name = out.participant = row.label;
            if (rows.empty()) out.bytes = std::move(file.bytes);
            out.parsed.format = "survey";
            out.parsed.encoding = file.decoded.encoding;
            out.parsed.turns = std::move(row.turns);
            preview.turns += static_cast<std::int64_t>(out.parsed.turns.size());
            refuse_known(out, hash);
            rows.push_back(std::move(out));
        }
        preview.transcripts = static_cast<std::int64_t>(rows.size());
        add_people(file, std::move(parsed.people), preview);
        for (auto& row : rows) transcripts_.files.push_back(std::move(row));
    }

    // The study as it will be, as far as codings name it, so that one wrong line keeps everything
    // out, transcripts included.
    void check_codings() {
        if (plan_.codings.empty()) return;
        Project later;
        std::int64_t next = 1;
        for (const Code& code : project_.codes) {
            later.codes.put(code);
            next = std::max(next, code.id.value + 1);
        }
        for (const ImportCodebook& book : codebooks_) add_codes(book, next, later);
        std::map<TranscriptId, std::vector<Turn>> turns;
        next = 1;
        for (const Transcript& transcript : project_.transcripts) {
            later.transcripts.put(transcript);
            next = std::max(next, transcript.id.value + 1);
        }
        for (const ImportTranscripts::File& file : transcripts_.files) {
            Transcript transcript;
            transcript.id = {next++};
            transcript.name = file.name;
            turns[transcript.id] = turns_of(file, transcript.id);
            later.transcripts.put(transcript);
        }
        later.set_turn_source([&](TranscriptId id) {
            const auto found = turns.find(id);
            return found == turns.end() ? project_.turns(id) : found->second;
        });
        std::erase_if(plan_.codings, [&](const CodingsFile& file) { return !fits(later, file); });
    }

    // Otherwise, when it may be left out, its preview says why.
    bool fits(const Project& later, const CodingsFile& file) {
        if (!options_.attempt) {
            resolve_codings(later, file);
            return true;
        }
        const std::string problem = options_.attempt([&] { resolve_codings(later, file); });
        for (ImportPreview& preview : plan_.files)
            if (!problem.empty() && preview.kind == "codings" &&
                preview.file_name == file.file_name)
                preview.problem = problem;
        return problem.empty();
    }

    static void add_codes(const ImportCodebook& book, std::int64_t& next, Project& later) {
        const std::int64_t first = next;
        for (std::size_t i = 0; i < book.codes.size(); ++i) {
            Code code = book.codes[i];
            code.id = {next++};
            code.parent = book.parents[i] < 0 ? CodeId{} : CodeId{first + book.parents[i]};
            later.codes.put(code);
        }
    }

    static std::vector<Turn> turns_of(const ImportTranscripts::File& file, TranscriptId id) {
        std::vector<Turn> turns;
        for (const ParsedTurn& parsed : file.parsed.turns) {
            Turn turn;
            turn.number = static_cast<std::int64_t>(turns.size()) + 1;
            turn.id = {turn.number};
            turn.transcript = id;
            turn.text = parsed.text;
            turns.push_back(std::move(turn));
        }
        return turns;
    }

    const Project& project_;
    const ImportOptions& options_;
    ImportPlan plan_;
    std::vector<ImportParticipants> participants_;
    std::vector<ImportCodebook> codebooks_;
    std::vector<ImportGuide> guides_;
    ImportTranscripts transcripts_;
    std::vector<std::pair<Sha256, std::string>> hashes_;
    std::optional<ParsedParticipants> list_;
    std::string list_name_;
    // While tiers are named: of all files, of the one that is being read; and those without any.
    std::set<std::string> tiers_known_;
    std::vector<ParsedTier> tiers_met_;
    std::string without_tiers_;
};

// Finds what many lines name again and again only once.
class CodingResolver {
 public:
    CodingResolver(const Project& project, const std::string& file_name)
        : project_(project), file_name_(file_name) {}

    ImportCodings::Line resolve(const CodingLine& line) {
        ImportCodings::Line out;
        out.line = line.line;
        const Transcript* transcript = project_.find_transcript(line.transcript);
        if (!transcript)
            refuse(line, "names the transcript '" + line.transcript +
                             "', which is not in the study. Import it first.");
        out.transcript = transcript->id;
        const auto& turns = project_.turns(transcript->id);
        const auto turn = std::lower_bound(
            turns.begin(), turns.end(), line.turn,
            [](const Turn& each, std::int64_t number) { return each.number < number; });
        if (turn == turns.end() || turn->number != line.turn)
            refuse(line, "names turn " + std::to_string(line.turn) + " of " + transcript->name +
                             ", which has " + std::to_string(turns.size()) + " turns.");
        if (const CodePoints size = length(turn->text); line.end > size.value)
            refuse(line, "ends at character " + std::to_string(line.end) + " of " +
                             turn_name(*transcript, *turn) + ", which has " +
                             std::to_string(size.value) + ".");
        out.turn = turn->id;
        out.begin = {line.begin};
        out.end = {line.end};
        out.code = code_called(line);
        require_facets(line, *project_.codes.find(out.code));
        out.coder = line.coder;
        out.kind = line.kind;
        out.voice = line.voice;
        out.memo = line.memo;
        out.continues = line.coding;
        return out;
    }

 private:
    void require_facets(const CodingLine& line, const Code& code) const {
        const auto lacks = [](const std::vector<std::string>& words, const std::string& word) {
            return !word.empty() && std::find(words.begin(), words.end(), word) == words.end();
        };
        if (!line.kind.empty() && lacks(usable_kinds(project_, code), line.kind))
            refuse(line, "gives '" + code.name + "' the kind '" + line.kind + "'" +
                             (code.kinds.empty() ? ", and no code of the codebook has that kind."
                                                 : ". That code takes: " + code.kinds + "."));
        if (lacks(coding_voices(), line.voice))
            refuse(line, "has the voice '" + line.voice + "'. Use first-hand or about-others.");
    }

    CodeId code_called(const CodingLine& line) {
        const auto known = codes_.find(line.code);
        if (known != codes_.end()) return known->second;
        // Only a name that is not plainly one code goes the long way, for its message.
        const auto named = project_.find_codes(line.code);
        const CodeId id = named.size() == 1 ? named[0]->id : find_in_line(line).id;
        return codes_[line.code] = id;
    }

    const Code& find_in_line(const CodingLine& line) const {
        return find_code(project_, line.code,
                         "Line " + std::to_string(line.line) + " of " + file_name_ + ": ");
    }

    [[noreturn]] void refuse(const CodingLine& line, const std::string& what) const {
        throw Error(ErrorKind::BadInput, "Cannot import '" + file_name_ + "': line " +
                                             std::to_string(line.line) + " " + what);
    }

    const Project& project_;
    const std::string& file_name_;
    std::map<std::string, CodeId> codes_;
};

}  // namespace

const std::vector<std::string>& import_types() {
    static const std::vector<std::string> kTypes = {
        "auto", "transcript", "codings", "codebook", "participants", "survey", "guide"};
    return kTypes;
}

static void require_one_transcript(const std::vector<std::string>& paths,
                                   const ImportOptions& options) {
    const auto transcripts = std::ranges::count_if(paths, [&](const std::string& path) {
        return open_file(path, options).kind == "transcript";
    });
    if (transcripts != 1)
        throw Error(ErrorKind::BadInput,
                    "A participant can be named for one transcript at a time, and " +
                        std::to_string(transcripts) + " were given.");
}

ImportPlan plan_import(const Project& project, const std::vector<std::string>& paths,
                       const ImportOptions& options, const Steps& steps) {
    std::vector<std::string> remarks;
    const std::vector<std::string> files = files_to_import(paths, options.people, remarks);
    if (options.participant) require_one_transcript(files, options);
    Planner planner(project, options);
    if (!options.people.empty()) planner.add_list(options.people);
    const auto total = static_cast<std::int64_t>(files.size());
    std::int64_t done = 0;
    for (const std::string& path : files) {
        step(steps, done++, total);
        planner.add(path);
    }
    step(steps, done, total);
    ImportPlan plan = planner.finish();
    plan.remarks.insert(plan.remarks.begin(), remarks.begin(), remarks.end());
    return plan;
}

ReimportTranscript read_again(const Project& project, TranscriptId transcript,
                              const std::string& path, const ReadingChoices& reading) {
    ReimportTranscript again;
    again.transcript = transcript;
    again.file_name = file_name_of(path);
    again.bytes = read_file(path, kLargestFile);
    again.parsed = read_transcript(again.bytes, again.file_name, reading);
    ReadingChoices as_before = reading;
    if (reading.tiers.empty())
        as_before.tiers = those_there(
            kept_choices(project.transcripts.find(transcript)->reading).tiers, again.parsed.tiers);
    if (as_before.tiers != reading.tiers)
        again.parsed = read_transcript(again.bytes, again.file_name, as_before);
    const Sha256 hash = sha256(again.bytes);
    for (const Transcript& other : project.transcripts)
        if (other.id != transcript && other.original == hash)
            throw Error(ErrorKind::Conflict,
                        "'" + again.file_name + "' is the file of " + other.name +
                            ", byte for byte. Nothing was imported; name the corrected file.");
    return again;
}

ImportCodings resolve_codings(const Project& project, const CodingsFile& file) {
    ImportCodings out;
    out.file_name = file.file_name;
    out.lines.reserve(file.lines.size());
    CodingResolver resolver(project, file.file_name);
    for (const CodingLine& line : file.lines) out.lines.push_back(resolver.resolve(line));
    return out;
}

}  // namespace tandem
