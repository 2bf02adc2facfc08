// Who codes and who was interviewed.
#pragma once

#include <string>
#include <vector>

#include "tandem/base/guid.h"
#include "tandem/model/ids.h"

namespace tandem {

struct Coder {
    CoderId id;
    Guid guid;
    std::string name;
};

// A variable of participants: age, gender, role …
struct Attribute {
    AttributeId id;
    Guid guid;
    std::string name;
    std::string type;  // one of attribute_types()
};

// "category", "whole", "decimal", "yes-no", "ordered", "date", "text".
const std::vector<std::string>& attribute_types();

struct AttributeValue {
    ParticipantId participant;
    AttributeId attribute;
    std::string value;  // as written; never empty (no row = not recorded)
};

// One person interviewed, known in print by the label ("PT06").
struct Participant {
    ParticipantId id;
    Guid guid;
    std::string label;
    std::string group;  // "patient", "professional"; empty when not grouped
};

}  // namespace tandem
