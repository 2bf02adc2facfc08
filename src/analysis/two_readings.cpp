#include "tandem/analysis/two_readings.h"

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <tuple>
#include <unordered_map>

namespace tandem {
namespace {

struct MarkedWords {
    CodePoints begin, end;
    const Coding* coding;
};

// What is compared: in a set, so that a code given twice is one.
using Meaning = std::set<std::tuple<CodeId, std::string, std::string>>;  // code, kind, voice

class ReadingsOfATurn {
 public:
    ReadingsOfATurn(const Project& project, const std::vector<const Coder*>& coders,
                    const Turn& turn, std::vector<TwoReadings>& list)
        : project_(project), coders_(coders), turn_(turn), list_(list) {}

    void find(std::vector<MarkedWords> marks) const {
        std::ranges::stable_sort(marks, {}, &MarkedWords::begin);
        for (std::size_t first = 0; first < marks.size();) {
            CodePoints end = marks[first].end;
            std::size_t last = first + 1;
            for (; last < marks.size() && marks[last].begin < end; ++last)
                end = std::max(end, marks[last].end);
            add(std::span(marks).subspan(first, last - first), end);
            first = last;
        }
    }

 private:
    void add(std::span<const MarkedWords> marks, CodePoints end) const {
        TwoReadings passage{turn_.transcript, turn_.id, turn_.number, marks.front().begin, end, {}};
        std::set<Meaning> meanings;
        for (const Coder* coder : coders_) {
            CoderReading reading{coder->id, {}};
            Meaning meaning;
            for (const MarkedWords& mark : marks) {
                if (mark.coding->coder != coder->id) continue;
                reading.codings.push_back(mark.coding->id);
                meaning.emplace(project_.resolve(mark.coding->code), mark.coding->kind,
                                mark.coding->voice);
            }
            if (reading.codings.empty()) continue;
            passage.readings.push_back(std::move(reading));
            meanings.insert(std::move(meaning));
        }
        if (meanings.size() > 1) list_.push_back(std::move(passage));
    }

    const Project& project_;
    const std::vector<const Coder*>& coders_;
    const Turn& turn_;
    std::vector<TwoReadings>& list_;
};

}  // namespace

std::vector<TwoReadings> find_two_readings(const Project& project,
                                           std::span<const Coding* const> codings) {
    std::unordered_map<TranscriptId, std::map<TurnId, std::vector<MarkedWords>>> marks;
    for (const Coding* coding : codings)
        for (const TextSpan& span : coding->spans)
            marks[coding->transcript][span.turn].push_back({span.begin, span.end, coding});
    std::vector<TwoReadings> list;
    const std::vector<const Coder*> coders = project.coders_by_name();
    for (const Transcript* transcript : project.transcripts_by_name()) {
        const auto found = marks.find(transcript->id);
        if (found == marks.end()) continue;
        for (const Turn& turn : project.turns(transcript->id))
            if (const auto here = found->second.find(turn.id); here != found->second.end())
                ReadingsOfATurn(project, coders, turn, list).find(std::move(here->second));
    }
    return list;
}

}  // namespace tandem
