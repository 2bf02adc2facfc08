// The program's icon, drawn by itself: two people's marks over the same lines of text.
#pragma once

#include <vector>

namespace tandem::ui {

// `size` × `size` pixels, RGBA, not premultiplied, from the top.
std::vector<unsigned char> window_icon(int size);

}  // namespace tandem::ui
