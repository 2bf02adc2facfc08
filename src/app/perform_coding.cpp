#include <algorithm>
#include <set>

#include "tandem/analysis/code_tree.h"
#include "tandem/app/view.h"
#include "tandem/base/error.h"
#include "tandem/text/boundaries.h"

#include "app/change.h"

namespace tandem {

static std::string coder_name(const Change& change, CoderId coder) {
    const Coder* row = change.project.coders.find(coder);
    return row ? row->name : change.actor_name;
}

void require_open(const Change& change, CoderId coder, TranscriptId transcript,
                  const std::string& where) {
    if (!change.project.is_done(transcript, coder)) return;
    const std::string name = change.project.transcripts.find(transcript)->name;
    throw Error(ErrorKind::Conflict, where + coder_name(change, coder) + " has declared " + name +
                                         " done. Reopen it first: tandem round reopen " + name);
}

namespace {

// A coding about to be made.
struct NewCoding {
    CoderId coder;
    CodeId code;
    TranscriptId transcript;
    std::vector<TextSpan> spans;
    std::string kind, voice, memo;
    std::string where;  // "line 12 of codings.csv: "; empty for a single coding
    bool negative = false, candidate = false, in_vivo = false;
};

void require_word(const std::vector<std::string>& words, const std::string& word,
                  const std::string& what, const std::string& where) {
    if (word.empty() || std::find(words.begin(), words.end(), word) != words.end()) return;
    std::string list;
    for (const std::string& allowed : words) list += (list.empty() ? "" : ", ") + allowed;
    throw Error(ErrorKind::BadInput, where + "'" + word + "' is no " + what +
                                         (list.empty() ? ": the codebook has none."
                                                       : " of this code. It takes: " + list + "."));
}

void require_spans(const NewCoding& coding, const Change& change) {
    if (coding.spans.empty())
        throw Error(ErrorKind::BadInput, coding.where + "Select the words to code first.");
    const Transcript* transcript = change.project.transcripts.find(coding.transcript);
    for (const TextSpan& span : coding.spans) {
        const Turn* turn =
            transcript ? change.project.find_turn(coding.transcript, span.turn) : nullptr;
        if (!turn) throw Error(ErrorKind::NotFound, coding.where + "The turn is not in the study.");
        const std::string name = turn_name(*transcript, *turn);
        const CodePoints size = length(turn->text);
        if (span.begin.value < 0 || span.begin >= span.end || span.end > size)
            throw Error(ErrorKind::BadInput,
                        coding.where + "The span " + std::to_string(span.begin.value) + " to " +
                            std::to_string(span.end.value) + " is not within " + name +
                            ", which has " + std::to_string(size.value) + " characters.");
        const TextRange range{span.begin, span.end};
        if (snap_to_graphemes(turn->text, range) != range)
            throw Error(ErrorKind::BadInput, coding.where +
                                                 "The span cuts through a character of " + name +
                                                 " that is written with several code points.");
        if (const TextRange words = trim(turn->text, range); words.begin == words.end)
            throw Error(ErrorKind::BadInput,
                        coding.where + "There are no words under the span in " + name + ".");
    }
}

const Code& require_code(const NewCoding& coding, const Change& change) {
    const Code* code = change.project.codes.find(coding.code);
    if (!code) throw Error(ErrorKind::NotFound, coding.where + "The code is not in the study.");
    if (code->merged_into)
        throw Error(ErrorKind::Conflict, coding.where + "'" + code->name + "' was merged into '" +
                                             change.project.path(change.project.resolve(code->id)) +
                                             "'. Use that code.");
    return *code;
}

void insert_coding(const NewCoding& coding, const std::string& quote, Change& change) {
    const Guid guid = change.new_guid();
    const CodingId id{
        change.file.insert("coding", {{"guid", guid},
                                      {"coder", coding.coder.value},
                                      {"code", coding.code.value},
                                      {"transcript", coding.transcript.value},
                                      {"round", reference(change.project.latest_round())},
                                      {"kind", coding.kind},
                                      {"voice", coding.voice},
                                      {"quote", quote},
                                      {"state", std::int64_t{0}},
                                      {"made_at", change.now_ms},
                                      {"deleted", std::int64_t{0}},
                                      {"negative", std::int64_t{coding.negative}},
                                      {"candidate", std::int64_t{coding.candidate}},
                                      {"in_vivo", coding.in_vivo ? quote : std::string()}})};
    change.file.replace_spans(id, coding.spans);
    if (coding.memo.empty()) return;
    change.file.insert("memo", {{"guid", change.new_guid()},
                                {"coder", coding.coder.value},
                                {"about", std::string("coding")},
                                {"target", guid},
                                {"type", std::string("code")},
                                {"text", coding.memo},
                                {"written_at", change.now_ms},
                                {"deleted", std::int64_t{0}}});
}

// Checks the spans and puts them in reading order.
void settle_spans(NewCoding& coding, const Change& change) {
    require_spans(coding, change);
    const auto& turns = change.project.turns(coding.transcript);
    const auto number = [&](TurnId id) {
        return std::find_if(turns.begin(), turns.end(),
                            [&](const Turn& turn) { return turn.id == id; })
            ->number;
    };
    std::sort(coding.spans.begin(), coding.spans.end(), [&](const TextSpan& a, const TextSpan& b) {
        return std::pair(number(a.turn), a.begin) < std::pair(number(b.turn), b.begin);
    });
    for (std::size_t i = 1; i < coding.spans.size(); ++i) {
        const TextSpan &before = coding.spans[i - 1], &span = coding.spans[i];
        if (span.turn == before.turn && span.begin <= before.end)
            throw Error(ErrorKind::BadInput,
                        coding.where + "Two spans of the coding overlap or touch in turn " +
                            std::to_string(number(span.turn)) + ". Make one of them.");
    }
}

// Fills the default kind, checks everything that can be wrong with one coding on its own.
void settle(NewCoding& coding, const Change& change) {
    settle_spans(coding, change);
    const Code& code = require_code(coding, change);
    const std::vector<std::string> kinds = split_kinds(code.kinds);
    if (coding.kind.empty() && !kinds.empty()) coding.kind = kinds.front();
    if (!coding.kind.empty())
        require_word(usable_kinds(change.project, code), coding.kind, "kind", coding.where);
    require_word(coding_voices(), coding.voice, "voice", coding.where);
    if (!is_valid_utf8(coding.memo))
        throw Error(ErrorKind::BadInput, coding.where + "The memo holds bytes that are not text.");
    require_open(change, coding.coder, coding.transcript, coding.where);
}

[[noreturn]] void refuse_identical(const NewCoding& coding, const std::string& quote,
                                   const Change& change) {
    throw Error(ErrorKind::Conflict, coding.where + coder_name(change, coding.coder) +
                                         " has coded " + in_quotes(quote) + " as '" +
                                         change.project.path(coding.code) + "' already.");
}

// `self`: the coding that is being changed, none for a new one.
void require_no_identical(const NewCoding& coding, CodingId self, const std::string& quote,
                          const Change& change) {
    for (const CodingId id : change.project.codings_in(coding.transcript)) {
        const Coding* known = change.project.codings().find(id);
        if (id != self && known->coder == coding.coder && known->code == coding.code &&
            known->spans == coding.spans)
            refuse_identical(coding, quote, change);
    }
}

// Identical: the same coder, code and words.
using Identity = std::tuple<CoderId, CodeId, std::vector<TextSpan>>;

const Coding& own_coding(CodingId id, const Change& change) {
    require_actor(change);
    const Coding* coding = change.project.codings().find(id);
    const Viewer viewer{change.actor};
    if (!coding || !may_see(change.project, viewer, *coding))
        throw Error(ErrorKind::NotFound, "The coding is not in the study any more.");
    if (coding->coder != change.actor)
        throw Error(ErrorKind::Conflict, "This coding is " + coder_name(change, coding->coder) +
                                             "'s. Only its coder can change it.");
    return *coding;
}

std::string place_of(const Coding& coding, const Change& change) {
    const Transcript* transcript = change.project.transcripts.find(coding.transcript);
    if (coding.spans.empty()) return transcript->name;
    return turn_name(*transcript,
                     *change.project.find_turn(coding.transcript, coding.spans.front().turn));
}

void touch(const Coding& coding, Change& change) {
    change.touches.emplace_back(change.project.coders.find(coding.coder)->guid,
                                change.project.transcripts.find(coding.transcript)->guid);
}

Guid coder_guid(const Change& change, const std::string& name) {
    return name_guid(change.project.guid, "coder", name);
}

}  // namespace

void perform(const ApplyCode& command, Change& change) {
    require_actor(change);
    NewCoding coding{change.actor, command.code,  command.transcript, command.spans,
                     command.kind, command.voice, command.memo,       ""};
    coding.negative = command.negative;
    coding.candidate = command.candidate;
    coding.in_vivo = command.in_vivo;
    settle(coding, change);
    const std::string quote = quote_of(change.project.turns(coding.transcript), coding.spans);
    require_no_identical(coding, {}, quote, change);
    insert_coding(coding, quote, change);
    const Transcript* transcript = change.project.transcripts.find(coding.transcript);
    change.touches.emplace_back(coder_guid(change, change.actor_name), transcript->guid);
    const Turn* turn = change.project.find_turn(coding.transcript, coding.spans.front().turn);
    change.result.sentence = "coded " + turn_name(*transcript, *turn) + " as " +
                             in_quotes(change.project.codes.find(coding.code)->name) + ": " +
                             in_quotes(quote);
}

namespace {

std::string passages(std::size_t count) {
    return std::to_string(count) + (count == 1 ? " passage" : " passages");
}

// What CodePassages leaves out.
struct LeftOut {
    std::map<std::string, std::size_t> done;  // transcript's name
    std::size_t coded = 0, empty = 0;

    std::vector<std::string> remarks(const std::string& coder) const {
        std::vector<std::string> lines;
        for (const auto& [name, count] : done)
            lines.push_back(coder + " has declared " + name + " done: " + passages(count) +
                            " there " + (count == 1 ? "was" : "were") + " left out");
        if (coded > 0)
            lines.push_back(passages(coded) + (coded == 1 ? " has" : " have") +
                            " this code already");
        if (empty > 0)
            lines.push_back(passages(empty) + (empty == 1 ? " holds" : " hold") + " no words");
        return lines;
    }
};

// The passages that are to be coded.
std::vector<NewCoding> codable(const CodePassages& command, const Change& change,
                               LeftOut& left_out) {
    const Project& project = change.project;
    std::map<TranscriptId, std::set<std::vector<TextSpan>>> known;  // the coder's, with this code
    std::vector<NewCoding> codings;
    for (const CodePassages::Passage& passage : command.passages) {
        NewCoding coding{change.actor, command.code,  passage.transcript, {passage.span},
                         command.kind, command.voice, command.memo,       ""};
        const Transcript* transcript = project.transcripts.find(passage.transcript);
        if (transcript && project.is_done(transcript->id, change.actor)) {
            ++left_out.done[transcript->name];
            continue;
        }
        const auto [here, fresh] = known.try_emplace(passage.transcript);
        for (const CodingId id : project.codings_in(passage.transcript)) {
            if (!fresh) break;
            const Coding& each = *project.codings().find(id);
            if (each.coder == change.actor && each.code == command.code)
                here->second.insert(each.spans);
        }
        if (!here->second.insert(coding.spans).second) {
            ++left_out.coded;
            continue;
        }
        codings.push_back(std::move(coding));
    }
    return codings;
}

// Without blanks at the ends; what holds nothing else goes.
CodePassages trimmed(CodePassages command, const Change& change, LeftOut& left_out) {
    std::erase_if(command.passages, [&](CodePassages::Passage& passage) {
        const Turn* turn = change.project.find_turn(passage.transcript, passage.span.turn);
        TextSpan& span = passage.span;
        if (!turn || span.begin.value < 0 || span.begin >= span.end ||
            span.end > length(turn->text))
            return false;  // settle() refuses it
        const TextRange words = trim(turn->text, {span.begin, span.end});
        span.begin = words.begin;
        span.end = words.end;
        if (words.begin == words.end) ++left_out.empty;
        return words.begin == words.end;
    });
    return command;
}

}  // namespace

void perform(const CodePassages& command, Change& change) {
    require_actor(change);
    if (command.passages.empty())
        throw Error(ErrorKind::BadInput, "Select the passages to code first.");
    LeftOut left_out;
    std::vector<NewCoding> codings = codable(trimmed(command, change, left_out), change, left_out);
    change.result.remarks = left_out.remarks(change.actor_name);
    if (codings.empty()) {
        std::string why;
        for (const std::string& remark : change.result.remarks) why += "; " + remark;
        throw Error(ErrorKind::Conflict, "Nothing was coded" + why + ".");
    }
    std::set<TranscriptId> transcripts;
    for (NewCoding& coding : codings) {
        settle(coding, change);
        insert_coding(coding, quote_of(change.project.turns(coding.transcript), coding.spans),
                      change);
        transcripts.insert(coding.transcript);
    }
    for (const TranscriptId each : transcripts)
        change.touches.emplace_back(coder_guid(change, change.actor_name),
                                    change.project.transcripts.find(each)->guid);
    change.result.sentence =
        "coded " + passages(codings.size()) + " as " +
        in_quotes(change.project.codes.find(command.code)->name) +
        (command.sought.empty() ? "" : ", found by looking for " + in_quotes(command.sought));
}

void perform(const RemoveCoding& command, Change& change) {
    const Coding& coding = own_coding(command.coding, change);
    require_open(change, coding.coder, coding.transcript, "");
    // The spans stay, and are carried through corrections, so that an undo finds them in place.
    change.file.update("coding", coding.id.value, {{"deleted", std::int64_t{1}}});
    touch(coding, change);
    change.result.sentence = "removed " +
                             in_quotes(change.project.codes.find(coding.coded_as)->name) +
                             " from " + place_of(coding, change) + ": " + in_quotes(coding.quote);
}

// “negative case” or “not a negative case” for the sentence; none when it is not asked for.
static void say_mark(const std::optional<bool>& wanted, const char* name, std::string& said) {
    if (!wanted) return;
    said += said.empty() ? "" : ", ";
    said += *wanted ? name : std::string("no ") + name;
}

void perform(const SetCodingFacets& command, Change& change) {
    const Coding& coding = own_coding(command.coding, change);
    require_open(change, coding.coder, coding.transcript, "");
    const bool changes = (command.kind && *command.kind != coding.kind) ||
                         (command.voice && *command.voice != coding.voice) ||
                         (command.negative && *command.negative != coding.negative) ||
                         (command.candidate && *command.candidate != coding.candidate) ||
                         (command.in_vivo && *command.in_vivo == coding.in_vivo.empty());
    if (!changes)
        throw Error(ErrorKind::Conflict, "The coding is marked so already: nothing was changed.");
    const Code* code = change.project.codes.find(coding.code);
    std::string said;
    const auto put = [&](const char* column, Value value) {
        change.file.update("coding", coding.id.value, {{column, std::move(value)}});
    };
    if (command.kind) {
        require_word(usable_kinds(change.project, *code), *command.kind, "kind", "");
        put("kind", *command.kind);
        said = command.kind->empty() ? "no kind" : *command.kind;
    }
    if (command.voice) {
        require_word(coding_voices(), *command.voice, "voice", "");
        put("voice", *command.voice);
        said += said.empty() ? "" : ", ";
        said += command.voice->empty() ? "no voice" : *command.voice;
    }
    if (command.negative) put("negative", std::int64_t{*command.negative});
    if (command.candidate) put("candidate", std::int64_t{*command.candidate});
    if (command.in_vivo && *command.in_vivo == coding.in_vivo.empty())
        put("in_vivo", *command.in_vivo ? coding.quote : std::string());
    say_mark(command.negative, "negative case", said);
    say_mark(command.candidate, "quote candidate", said);
    say_mark(command.in_vivo, "in vivo name", said);
    touch(coding, change);
    change.result.sentence =
        "marked " + in_quotes(code->name) + " at " + place_of(coding, change) + " as " + said;
}

// The coding as it would be made anew, for the checks.
static NewCoding like(const Coding& coding) {
    return {coding.coder, coding.code, coding.transcript, coding.spans, coding.kind, coding.voice,
            "",           ""};
}

void perform(const RecodeCoding& command, Change& change) {
    const Coding& coding = own_coding(command.coding, change);
    require_open(change, coding.coder, coding.transcript, "");
    NewCoding wanted = like(coding);
    wanted.code = command.code;
    const Code& code = require_code(wanted, change);
    if (code.id == coding.coded_as)
        throw Error(ErrorKind::Conflict, "The coding has this code already: nothing was changed.");
    require_no_identical(wanted, coding.id, coding.quote, change);
    const std::vector<std::string> kinds = split_kinds(code.kinds);
    const std::vector<std::string> usable = usable_kinds(change.project, code);
    const bool keeps = std::find(usable.begin(), usable.end(), coding.kind) != usable.end();
    change.file.update("coding", coding.id.value,
                       {{"code", code.id.value},
                        {"kind", keeps           ? coding.kind
                                 : kinds.empty() ? std::string()
                                                 : kinds.front()},
                        {"in_vivo", std::string()}});
    touch(coding, change);
    change.result.sentence = "changed the code of " + in_quotes(coding.quote) + " at " +
                             place_of(coding, change) + " from " +
                             in_quotes(change.project.codes.find(coding.coded_as)->name) + " to " +
                             in_quotes(code.name);
}

void perform(const ResizeCoding& command, Change& change) {
    const Coding& coding = own_coding(command.coding, change);
    require_open(change, coding.coder, coding.transcript, "");
    NewCoding wanted = like(coding);
    wanted.spans = command.spans;
    settle_spans(wanted, change);
    if (wanted.spans == coding.spans)
        throw Error(ErrorKind::Conflict,
                    "The coding covers these words already: nothing was changed.");
    const std::string quote = quote_of(change.project.turns(coding.transcript), wanted.spans);
    require_no_identical(wanted, coding.id, quote, change);
    change.file.replace_spans(coding.id, wanted.spans);
    change.file.update("coding", coding.id.value, {{"quote", quote}, {"state", std::int64_t{0}}});
    touch(coding, change);
    change.result.sentence = "moved the edges of " +
                             in_quotes(change.project.codes.find(coding.code)->name) + " at " +
                             place_of(coding, change) + " to " + in_quotes(quote);
}

void perform(const ConfirmCoding& command, Change& change) {
    const Coding& coding = own_coding(command.coding, change);
    if (coding.state == CodingState::Lost)
        throw Error(ErrorKind::Conflict,
                    "All words of this coding are gone, so there is nothing to confirm. Remove it, "
                    "or code the words anew.");
    if (coding.state == CodingState::Same)
        throw Error(ErrorKind::Conflict,
                    "The words of this coding have not changed: there is nothing to confirm.");
    const std::string quote = change.project.text_under(coding);
    change.file.update("coding", coding.id.value, {{"quote", quote}, {"state", std::int64_t{0}}});
    touch(coding, change);
    change.result.sentence = "confirmed " +
                             in_quotes(change.project.codes.find(coding.code)->name) + " at " +
                             place_of(coding, change) + ": " + in_quotes(quote);
}

// Lines that belong together become one coding.
static std::vector<NewCoding> gather(const ImportCodings& command, Change& change) {
    std::vector<NewCoding> codings;
    std::map<std::tuple<std::string, CodeId, CoderId, TranscriptId>, std::size_t> open;
    std::map<std::string, CoderId> coders;
    for (const ImportCodings::Line& line : command.lines) {
        auto [coder, fresh] = coders.try_emplace(line.coder);
        if (fresh) coder->second = coder_named(line.coder, change);
        const TextSpan span{line.turn, line.begin, line.end};
        const std::tuple key(line.continues, line.code, coder->second, line.transcript);
        if (!line.continues.empty()) {
            const auto [known, added] = open.try_emplace(key, codings.size());
            if (!added) {
                codings[known->second].spans.push_back(span);
                continue;
            }
        }
        codings.push_back(
            {coder->second,
             line.code,
             line.transcript,
             {span},
             line.kind,
             line.voice,
             line.memo,
             "Line " + std::to_string(line.line) + " of " + command.file_name + ": "});
    }
    return codings;
}

void perform(const ImportCodings& command, Change& change) {
    if (command.lines.empty())
        throw Error(ErrorKind::BadInput, "'" + command.file_name + "' holds no coding.");
    std::vector<NewCoding> codings = gather(command, change);
    std::set<TranscriptId> transcripts;
    for (const NewCoding& coding : codings) transcripts.insert(coding.transcript);
    std::set<Identity> known;
    for (const TranscriptId transcript : transcripts)
        for (const CodingId id : change.project.codings_in(transcript)) {
            const Coding* coding = change.project.codings().find(id);
            known.insert({coding->coder, coding->code, coding->spans});
        }
    std::set<std::pair<Guid, Guid>> touched;
    for (NewCoding& coding : codings) {
        settle(coding, change);
        const std::string quote = quote_of(change.project.turns(coding.transcript), coding.spans);
        if (!known.insert({coding.coder, coding.code, coding.spans}).second)
            refuse_identical(coding, quote, change);
        insert_coding(coding, quote, change);
    }
    for (const ImportCodings::Line& line : command.lines)
        touched.insert({coder_guid(change, line.coder),
                        change.project.transcripts.find(line.transcript)->guid});
    change.touches.assign(touched.begin(), touched.end());
    change.result.sentence =
        "imported " + std::to_string(codings.size()) + " codings from " + command.file_name;
}

}  // namespace tandem
