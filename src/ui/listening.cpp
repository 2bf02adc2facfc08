#include "ui/listening.h"

namespace tandem::ui {

std::shared_ptr<const Waveform> Listening::waveform() const {
    const auto found = waveforms.find(media.sha256);
    return media.id && found != waveforms.end() ? found->second : nullptr;
}

int turn_heard(const std::vector<Turn>& turns, std::int64_t position_ms) {
    int heard = -1;
    std::int64_t latest = -1;
    for (std::size_t i = 0; i < turns.size(); ++i) {
        const auto& begin = turns[i].start_ms;
        if (!begin || *begin > position_ms || *begin < latest) continue;
        latest = *begin;
        heard = static_cast<int>(i);
    }
    return heard;
}

}  // namespace tandem::ui
