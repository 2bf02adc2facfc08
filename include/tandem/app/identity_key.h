// The key: who is behind the words in brackets. A file of its own, sealed, never in a study.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "tandem/base/sealed.h"
#include "tandem/model/decisions.h"

namespace tandem {

struct IdentityKey {
    Decisions decisions;
    std::vector<Decision> names;  // the study's own list, so that it is asked about next time too
    bool lower_case = false;      // the drafts tell no names by capitals
};

// {"format":"tandem-key","version":1,"strings":[…],"places":[…],"names":[…],"lower_case":…}
std::string key_to_json(const IdentityKey& key);
// Throws Error(BadInput), calling the file by `name`.
IdentityKey key_from_json(std::string_view json, std::string_view name);

// Throws Error: not there, not a key, damaged, another version, or not this passphrase.
IdentityKey open_key(const std::string& path, std::string_view passphrase);
// Readable for its owner alone (mode 0600), whole or not at all. Throws Error naming the file.
void save_key(const std::string& path, const IdentityKey& key, std::string_view passphrase,
              SealCost cost = {});

}  // namespace tandem
