// How the window looks and what of the codings it shows: contrast, text size, filter.
#include <algorithm>
#include <array>
#include <cmath>

#include "tandem/base/error.h"

#include "ui/desktop.h"

namespace tandem::ui {
namespace {

constexpr std::array kTextSizes{0.7f, 0.8f, 0.9f, 1.0f, 1.1f, 1.25f, 1.5f, 1.75f, 2.0f, 2.5f, 3.0f};

// The size after `size` in the direction of `step`; the last one stays.
float stepped(float size, int step) {
    const auto near = std::min_element(kTextSizes.begin(), kTextSizes.end(), [&](float a, float b) {
        return std::abs(a - size) < std::abs(b - size);
    });
    const auto place = (near - kTextSizes.begin()) + step;
    const auto last = static_cast<std::ptrdiff_t>(kTextSizes.size()) - 1;
    return kTextSizes[static_cast<std::size_t>(std::clamp<std::ptrdiff_t>(place, 0, last))];
}

}  // namespace

void Desktop::make_type() {
    const float size = std::clamp(settings_.now.text_size, kTextSizes.front(), kTextSizes.back());
    type_ = std::make_unique<Typefaces>(*atlas_, scale_, size);
}

void Desktop::act(const ChangeTextSize& request) {
    const float before = settings_.now.text_size;
    settings_.now.text_size = request.step == 0 ? 1 : stepped(before, request.step);
    if (settings_.now.text_size != before) make_type();
    save_settings();
    say("Text size " + std::to_string(std::lround(settings_.now.text_size * 100)) + " %");
}

void Desktop::act(const SwitchStripesSide&) {
    state_.transcript.stripes_left = !state_.transcript.stripes_left;
}

void Desktop::act(const ShowOnlyCode& request) {
    const Project& project = study_->workspace.project();
    CodeId code = request.code ? request.code : state_.codes.selected;
    if (!project.codes.find(code))
        throw Error(ErrorKind::BadInput, "Select a code, or a coding with it, first");
    code = project.resolve(code);
    state_.transcript.filter.code = code;
    say("Only codings with “" + project.codes.find(code)->name +
        "” and what is below it are shown");
}

void Desktop::act(const ClearFilter&) {
    state_.transcript.filter = {};
    state_.transcript.backlight = false;
    say("All codings are shown");
}

void Desktop::act(const SwitchBacklight&) {
    state_.transcript.backlight = !state_.transcript.backlight;
}

}  // namespace tandem::ui
