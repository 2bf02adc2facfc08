#include "ui/actions.h"

#include <utility>

namespace tandem::ui {

Request::Request(const Request& other) = default;
Request::Request(Request&& other) noexcept = default;
Request& Request::operator=(const Request& other) = default;
Request& Request::operator=(Request&& other) noexcept = default;
Request::~Request() = default;

Actions::Actions() = default;
Actions::~Actions() = default;

void Actions::post(Request request) {
    posted_.push_back(std::move(request));
}

std::vector<Request> Actions::take() {
    return std::exchange(posted_, {});
}

}  // namespace tandem::ui
