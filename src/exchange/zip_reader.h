// Reading ZIP archives that come from strangers. Nothing is ever extracted to a name from inside.
#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

struct zip;

namespace tandem {

// The bytes given must outlive the reader. Every Error(BadInput) names the file.
class ZipReader {
 public:
    ZipReader(std::string_view bytes, std::string_view name);

    const std::vector<std::string>& entries() const { return entries_; }

    // The entry's content; names match without regard to case. Empty when there is no such entry.
    // Throws for a damaged or encrypted entry and for one that grows beyond any genuine document.
    std::optional<std::string> read(const std::string& entry) const;

 private:
    struct Discard {
        void operator()(zip* archive) const;
    };

    std::string name_;
    std::unique_ptr<zip, Discard> archive_;
    std::vector<std::string> entries_;
};

}  // namespace tandem
