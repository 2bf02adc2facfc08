#include "tandem/analysis/submission.h"

#include <algorithm>
#include <map>
#include <set>

#include "tandem/base/json.h"

namespace tandem {

namespace {

std::vector<const Coding*> codings_of(const Project& project, TranscriptId transcript,
                                      CoderId coder) {
    std::vector<const Coding*> codings;
    for (const CodingId id : project.codings_in(transcript)) {
        const Coding* coding = project.codings().find(id);
        if (coding->coder == coder) codings.push_back(coding);
    }
    std::sort(codings.begin(), codings.end(),
              [](const Coding* a, const Coding* b) { return a->guid < b->guid; });
    return codings;
}

std::string counted(std::int64_t n, const char* one, const char* many) {
    return std::to_string(n) + " " + (n == 1 ? one : many);
}

}  // namespace

std::string canonical_codings(const Project& project, TranscriptId transcript, CoderId coder) {
    std::map<TurnId, std::string> turns;
    for (const Turn& turn : project.turns(transcript)) turns[turn.id] = to_string(turn.guid);
    std::string bytes = "tandem codings 1\n" +
                        to_string(project.transcripts.find(transcript)->guid) + "\n" +
                        to_string(project.coders.find(coder)->guid) + "\n";
    for (const Coding* coding : codings_of(project, transcript, coder)) {
        Json spans = Json::array();
        for (const TextSpan& span : coding->spans)
            spans.push_back({turns[span.turn], span.begin.value, span.end.value});
        const Json line = {{"guid", to_string(coding->guid)},
                           {"code", to_string(project.codes.find(coding->coded_as)->guid)},
                           {"kind", coding->kind},
                           {"voice", coding->voice},
                           {"negative", coding->negative},
                           {"candidate", coding->candidate},
                           {"in_vivo", coding->in_vivo},
                           {"quote", coding->quote},
                           {"spans", spans}};
        bytes += line.dump() + "\n";
    }
    return bytes;
}

Submission submission_of(const Project& project, TranscriptId transcript, CoderId coder) {
    Submission submission;
    std::set<CodeId> codes;
    for (const Coding* coding : codings_of(project, transcript, coder)) {
        ++submission.codings;
        submission.negative += coding->negative;
        codes.insert(coding->code);
    }
    submission.codes = static_cast<std::int64_t>(codes.size());
    submission.concerns =
        std::count_if(project.memos.begin(), project.memos.end(), [&](const Memo& memo) {
            return memo.type == kConcern && !memo.deleted && memo.coder == coder &&
                   memo.transcript == transcript;
        });
    submission.fingerprint = sha256(
        project.coders.find(coder) ? canonical_codings(project, transcript, coder) : std::string());
    return submission;
}

std::string sentence_of(const Submission& submission, const std::string& transcript) {
    return transcript + " submitted: " + counted(submission.codings, "coding", "codings") + ", " +
           counted(submission.codes, "code", "codes") + ", " +
           counted(submission.negative, "negative case", "negative cases") + ", " +
           counted(submission.concerns, "concern", "concerns");
}

// Whether a coder has something to do there: words that are not the interviewer's.
static bool is_to_be_coded(const Project& project, const Turn& turn) {
    const Speaker* speaker = project.speakers.find(turn.speaker);
    if (speaker && speaker->interviewer) return false;
    return std::any_of(turn.text.begin(), turn.text.end(),
                       [](char c) { return static_cast<unsigned char>(c) > ' '; });
}

std::vector<const Turn*> uncoded_turns(const Project& project, TranscriptId transcript,
                                       CoderId coder) {
    std::set<TurnId> coded;
    for (const CodingId id : project.codings_in(transcript)) {
        const Coding* coding = project.codings().find(id);
        if (coding->coder != coder) continue;
        for (const TextSpan& span : coding->spans) coded.insert(span.turn);
    }
    std::vector<const Turn*> left;
    for (const Turn& turn : project.turns(transcript))
        if (is_to_be_coded(project, turn) && !coded.contains(turn.id) &&
            !project.off_topic.contains({turn.id, coder}))
            left.push_back(&turn);
    return left;
}

Coverage coverage_of(const Project& project, TranscriptId transcript) {
    std::vector<std::pair<TurnId, CoderId>> coded;
    for (const CodingId id : project.codings_in(transcript)) {
        const Coding* coding = project.codings().find(id);
        for (const TextSpan& span : coding->spans) coded.emplace_back(span.turn, coding->coder);
    }
    std::sort(coded.begin(), coded.end());
    Coverage coverage;
    for (const Turn& turn : project.turns(transcript)) {
        if (!is_to_be_coded(project, turn)) continue;
        ++coverage.turns;
        for (const Coder& coder : project.coders)
            coverage.covered[coder.id] +=
                std::binary_search(coded.begin(), coded.end(), std::pair{turn.id, coder.id}) ||
                project.off_topic.contains({turn.id, coder.id});
    }
    return coverage;
}

}  // namespace tandem
