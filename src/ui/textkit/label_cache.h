// Labels shaped before, so that a list of names costs nothing from its second frame on.
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>

#include "ui/textkit/paragraph.h"

namespace tandem::ui {

// At most 2 * kHalf labels: when the young half is full it becomes the old one, and what was not
// asked for since then is forgotten. References hold until the next call.
class LabelCache {
 public:
    static constexpr std::size_t kHalf = 2000;

    // Null when the label is not there.
    Paragraph* find(std::string_view key) {
        if (auto young = young_.find(std::string(key)); young != young_.end())
            return &young->second;
        auto old = old_.find(std::string(key));
        if (old == old_.end()) return nullptr;
        Paragraph label = std::move(old->second);
        old_.erase(old);
        return &put(key, std::move(label));
    }

    Paragraph& put(std::string_view key, Paragraph label) {
        if (young_.size() >= kHalf) {
            old_ = std::move(young_);
            young_.clear();
        }
        return young_.insert_or_assign(std::string(key), std::move(label)).first->second;
    }

    std::size_t size() const { return young_.size() + old_.size(); }

 private:
    std::unordered_map<std::string, Paragraph> young_, old_;
};

}  // namespace tandem::ui
