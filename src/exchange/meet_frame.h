// What Google Meet writes around a transcript: title, attendees, closing lines. Grammar G5.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "exchange/speaker_choice.h"
#include "exchange/text_lines.h"

namespace tandem {

struct MeetFrame {
    bool is_meet = false;
    std::size_t begin = 0, end = 0;  // lines of the talk; all lines when it is none of Meet's
    std::string title;
    std::vector<NameUse> attendees;  // views into the lines
};

MeetFrame find_meet_frame(const std::vector<TextLine>& lines);

}  // namespace tandem
