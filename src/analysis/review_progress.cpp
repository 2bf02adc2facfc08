#include "tandem/analysis/review_progress.h"

#include <map>
#include <set>

#include "tandem/analysis/interview_duration.h"

namespace tandem {

const Review& review_of(const Project& project, TranscriptId transcript) {
    static const Review kNotStarted;
    const auto found = project.reviews.find(transcript);
    return found == project.reviews.end() ? kNotStarted : found->second;
}

ReviewCoverage review_coverage(const Project& project, TranscriptId transcript) {
    ReviewCoverage coverage;
    for (const Turn& turn : project.turns(transcript)) {
        ++coverage.turns;
        coverage.reviewed += project.reviewed.contains(turn.id);
    }
    return coverage;
}

static bool is_corrected(const Review& review) {
    return review.status == "corrected" || review.status == "checked";
}

std::vector<Workload> workloads(const Project& project) {
    std::map<CoderId, Workload> by_person;
    for (const Transcript& transcript : project.transcripts) {
        const Review& review = review_of(project, transcript.id);
        Workload& load = by_person[review.corrector];
        const ReviewCoverage coverage = review_coverage(project, transcript.id);
        const std::int64_t ms = interview_duration(project, transcript.id).ms;
        ++load.transcripts;
        load.turns += coverage.turns;
        load.reviewed += coverage.reviewed;
        load.ms += ms;
        if (!is_corrected(review)) continue;
        ++load.done;
        load.done_ms += ms;
    }
    std::vector<Workload> loads;
    const auto add = [&](CoderId person) {
        const auto found = by_person.find(person);
        if (found == by_person.end()) return;
        loads.push_back(found->second);
        loads.back().corrector = person;
    };
    for (const Coder* person : project.coders_by_name()) add(person->id);
    add({});
    return loads;
}

static std::string counted(std::size_t n, const char* one, const char* many) {
    return std::to_string(n) + " " + (n == 1 ? one : many);
}

std::string correctors_fact(const Project& project) {
    std::set<CoderId> people;
    std::size_t corrected = 0;
    const std::size_t all = project.transcripts.size();
    for (const Transcript& transcript : project.transcripts) {
        const Review& review = review_of(project, transcript.id);
        if (!review.corrector || !is_corrected(review)) continue;
        ++corrected;
        people.insert(review.corrector);
    }
    if (all == 0) return {};
    if (corrected == 0) return "No transcript is marked as corrected by a named person yet.";
    const std::string by = people.size() == 1
                               ? "by the same person"
                               : "by 1 of " + std::to_string(people.size()) + " people";
    if (corrected == all)
        return "Each of the " + counted(all, "transcript", "transcripts") + " was corrected " + by +
               ".";
    return std::to_string(corrected) + " of " + counted(all, "transcript", "transcripts") +
           " so far " + (corrected == 1 ? "was" : "were each") + " corrected " + by + ".";
}

}  // namespace tandem
