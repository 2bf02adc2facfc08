// libFuzzer's two doors. Usage: tandem_fuzz --parser=NAME [libFuzzer's options] CORPUS...
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>

#include "parsers.h"

namespace {

const tandem::fuzz::Parser* chosen = nullptr;

}  // namespace

extern "C" int LLVMFuzzerInitialize(int* count, char*** arguments) {
    constexpr std::string_view kOption = "--parser=";
    for (int i = 1; i < *count; ++i) {
        const std::string_view argument = (*arguments)[i];
        if (!argument.starts_with(kOption)) continue;
        for (const tandem::fuzz::Parser& parser : tandem::fuzz::parsers()) {
            if (parser.name == argument.substr(kOption.size())) chosen = &parser;
        }
    }
    if (chosen != nullptr) return 0;
    std::fputs("Name one of these, as in --parser=vtt:\n", stderr);
    for (const tandem::fuzz::Parser& parser : tandem::fuzz::parsers()) {
        std::printf("%.*s\n", static_cast<int>(parser.name.size()), parser.name.data());
    }
    std::fflush(stdout);
    std::_Exit(2);
}

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    chosen->run({reinterpret_cast<const char*>(data), size});
    return 0;
}
