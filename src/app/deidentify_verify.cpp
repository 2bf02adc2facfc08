// Proof that nothing of the key is left: in the texts, in what is exported, in the bytes.
#include <algorithm>
#include <map>

#include "tandem/app/derived.h"
#include "tandem/app/export_files.h"
#include "tandem/app/export_table.h"
#include "tandem/app/guide_files.h"
#include "tandem/base/error.h"
#include "tandem/text/word_runs.h"

#include "app/byte_search.h"
#include "app/change.h"
#include "app/deidentify_study.h"
#include "app/file_bytes.h"

namespace tandem {
namespace {

constexpr std::int64_t kMostBytes = std::int64_t{1} << 40;
constexpr std::size_t kMostPlaces = 10;  // in a message
// Shorter ones stand in random bytes by chance; they count there only as words of a text.
constexpr std::int64_t kLongEnough = 5;
// SQLite's pages, and the number with which one begins that continues another.
constexpr std::size_t kPage = 4096, kPageLink = 4;

bool is_word_byte(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
           static_cast<unsigned char>(c) >= 0x80 || c == '\'';
}

bool is_punctuation(char c) {
    return c >= ' ' && c <= '~' && !is_word_byte(c);
}

// Everything that leaves a study, as text, for everybody who may read it.
std::vector<std::pair<std::string, std::string>> exports_of(const Project& project) {
    std::vector<std::pair<std::string, std::string>> files;
    files.emplace_back("the exported codebook", export_codebook(project));
    files.emplace_back("the exported interview guide", export_guide(project));
    files.emplace_back("the exported participants", export_participants(project));
    for (const Transcript& each : project.transcripts)
        files.emplace_back("the exported transcript " + each.name,
                           export_transcript(project, each.id, "txt").bytes);
    std::vector<Viewer> viewers = {Viewer{}};
    for (const Coder& coder : project.coders) viewers.push_back({coder.id});
    AgreementQuery query;
    if (project.coders.size() > 1) {
        query.a = project.coders.begin()->id;
        query.b = std::next(project.coders.begin())->id;
    }
    for (const Viewer& viewer : viewers) {
        files.emplace_back("the exported codings", export_codings(project, viewer).csv);
        for (const TableKind& kind : table_kinds()) {
            const Table table = study_table(project, viewer, kind.name, query);
            files.emplace_back("the table " + std::string(kind.title), table_as_text(table, "csv"));
        }
    }
    return files;
}

class Verifying {
 public:
    Verifying(const Decisions& decisions, const NewTexts& texts)
        : decisions_(decisions), replacer_(decisions), bytes_(strings_of(decisions)) {
        for (const auto& [turn, kept] : texts.kept) {
            kept_.insert(kept.begin(), kept.end());
            for (const std::size_t string : kept) ++kept_count_[string];
        }
    }

    // A string may stand in the turns as often as it was decided to be kept there.
    void read_turn(const std::string& place, const std::string& text) {
        read_text(text);
        for (const std::size_t string : replacer_.left_in(text))
            if (--kept_count_[string] < 0) report(place, string);
    }
    // Words of a person that are no turn: a quote may hold what was kept in its turn.
    void read(const std::string& place, const std::string& text) {
        read_text(text);
        for (const std::size_t string : replacer_.left_in(text))
            if (!kept_.contains(string)) report(place, string);
    }
    // Where numbers stand that Tandem has counted.
    void read_export(const std::string& place, const std::string& text) {
        for (const std::size_t string : replacer_.left_in(text))
            if (!kept_.contains(string) && !in_own_exports_.contains(string) && !is_number(string))
                report(place, string);
    }
    // Of a study without any words: what stands there is Tandem's.
    void read_empty(std::string_view bytes) {
        bytes_.each_hit(bytes, [&](const ByteHit& hit) {
            if (is_sought_in_bytes(hit, bytes)) in_own_bytes_.insert(hit.string);
            return true;
        });
        for (const auto& [name, text] : exports_of(Project()))
            for (const std::size_t string : replacer_.left_in(text)) in_own_exports_.insert(string);
    }
    // After all texts.
    void read_bytes(std::string_view bytes) {
        bytes_.each_hit(bytes, [&](const ByteHit& hit) {
            const bool counts = is_sought_in_bytes(hit, bytes) && !kept_.contains(hit.string) &&
                                !in_own_bytes_.contains(hit.string) &&
                                !is_in_longer_word(hit, bytes);
            if (counts) report("the bytes of the file", hit.string);
            return places_.size() < kMostPlaces;
        });
    }

    int longer_places() const { return longer_places_; }

    void require_nothing(DeidentifyReport& report) const {
        for (std::size_t i = 0; i < decisions_.strings.size(); ++i) {
            const Choice choice = decisions_.strings[i].choice;
            if (choice != Choice::Replace && choice != Choice::ReplaceExactly) continue;
            ++report.searched;
            report.as_words += !is_long(i);
        }
        if (places_.empty()) return;
        std::string list;
        for (const std::string& place : places_) list += (list.empty() ? "" : "; ") + place;
        throw Error(
            ErrorKind::Conflict,
            "The study was not made, because strings of the key would still be in it: " + list +
                ". Decide about the longer strings there too, or change those texts.");
    }

 private:
    static std::vector<SoughtString> strings_of(const Decisions& decisions) {
        std::vector<SoughtString> strings;
        for (const Decision& each : decisions.strings) {
            const bool replaced =
                each.choice == Choice::Replace || each.choice == Choice::ReplaceExactly;
            strings.push_back(
                {replaced ? each.text : std::string(), each.choice == Choice::ReplaceExactly});
        }
        return strings;
    }

    bool is_long(std::size_t string) const {
        const std::string& text = decisions_.strings[string].text;
        const auto runs = word_runs(text);
        const bool number = std::ranges::all_of(
            runs, [](const WordRun& run) { return run.shape == WordShape::Digits; });
        return !number && length(text).value >= kLongEnough;
    }

    bool is_sought_in_bytes(const ByteHit& hit, std::string_view bytes) const {
        if (is_long(hit.string)) return true;
        const std::size_t end = hit.at + hit.size;
        return hit.utf8 && hit.at > 0 && end < bytes.size() && is_punctuation(bytes[hit.at - 1]) &&
               is_punctuation(bytes[end]) &&
               length(decisions_.strings[hit.string].text).value > 2 && !is_number(hit.string);
    }
    // Numbers of three and four digits are everywhere: positions, counts, times.
    bool is_number(std::size_t string) const {
        return std::ranges::all_of(
            word_runs(decisions_.strings[string].text),
            [](const WordRun& run) { return run.shape == WordShape::Digits; });
    }

    // Longer words in which a string stands ("okay" has "Kay"): left, and known from here on.
    void read_text(const std::string& text) {
        bytes_.each_hit(text, [&](const ByteHit& hit) {
            std::size_t begin = hit.at, end = hit.at + hit.size;
            while (begin > 0 && is_word_byte(text[begin - 1])) --begin;
            while (end < text.size() && is_word_byte(text[end])) ++end;
            if (end - begin > hit.size) {
                longer_[hit.string].insert(
                    {in_small_letters(text.substr(begin, end - begin)), hit.at - begin});
                ++longer_places_;
            }
            return true;
        });
    }

    // A text may go on at another page of the file; then what is on this one must fit.
    bool is_in_longer_word(const ByteHit& hit, std::string_view bytes) const {
        const auto words = longer_.find(hit.string);
        if (words == longer_.end()) return false;
        const std::size_t page = hit.at / kPage * kPage;
        return std::ranges::any_of(words->second, [&](const auto& longer) {
            const auto& [word, offset] = longer;
            for (std::size_t i = 0; i < word.size(); ++i) {
                if (hit.at + i < offset + page + kPageLink) continue;
                const std::size_t at = hit.at + i - offset;
                if (at >= page + kPage || at >= bytes.size()) continue;
                if (in_small_letters(bytes.substr(at, 1))[0] != word[i]) return false;
            }
            return true;
        });
    }

    void report(const std::string& place, std::size_t string) {
        const std::string line = in_quotes(decisions_.strings[string].text, 40) + " in " + place;
        if (places_.size() < kMostPlaces && std::ranges::find(places_, line) == places_.end())
            places_.push_back(line);
    }

    const Decisions& decisions_;
    Replacer replacer_;
    ByteSearch bytes_;
    std::set<std::size_t> kept_, in_own_bytes_, in_own_exports_;
    std::map<std::size_t, int> kept_count_;
    std::map<std::size_t, std::set<std::pair<std::string, std::size_t>>> longer_;
    int longer_places_ = 0;
    std::vector<std::string> places_;
};

// What a person calls a row's table.
std::string place_of(const StoredRow& row, std::string_view column) {
    const std::string table(row.table);
    return "the " + std::string(column) + " of a " + table;
}

}  // namespace

void verify_new_study(const std::string& path, const Decisions& decisions, const NewTexts& texts,
                      const Clock& clock, DeidentifyReport& report) {
    Verifying verifying(decisions, texts);
    {
        const std::string empty = path + ".empty";
        ProjectFile::create(empty);
        const Unfinished removed(empty);
        verifying.read_empty(read_file(empty, kMostBytes));
    }
    {
        const Workspace made = Workspace::open(path, clock);
        for (const auto& [place, text] : exports_of(made.project()))
            verifying.read_export(place, text);
        report.rare = rare_combinations(made.project());
    }
    {
        const std::unique_ptr<ProjectFile> file = ProjectFile::open(path);
        file->each_row([&](StoredRow& row) {
            for (const Field& field : row.fields) {
                const std::string* text = std::get_if<std::string>(&field.value);
                if (!text || is_program_word(row.table, field.column)) continue;
                if (row.table == "turn" && field.column == "text")
                    verifying.read_turn("a turn", *text);
                else
                    verifying.read(place_of(row, field.column), *text);
            }
        });
        file->each_entry(1, [&](const JournalEntry& entry) {
            const Json record = Json::parse(entry.record, nullptr, false);
            for (const char* member : {"sentence", "by"})
                verifying.read_export("the history", record.value(member, std::string()));
            return true;
        });
    }
    verifying.read_bytes(read_file(path, kMostBytes));
    report.longer_words = verifying.longer_places();
    verifying.require_nothing(report);
}

}  // namespace tandem
