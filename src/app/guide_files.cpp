#include "tandem/app/guide_files.h"

#include "tandem/exchange/guide_file.h"
#include "tandem/exchange/survey_file.h"
#include "tandem/text/decode.h"

#include "app/file_bytes.h"

namespace tandem {

ImportGuide load_guide(const std::string& path) {
    constexpr std::int64_t kMostBytes = 16 * 1024 * 1024;
    const std::string bytes = read_file(path, kMostBytes);
    ImportGuide command;
    command.file_name = file_name_of(path);
    std::string text = xlsx_as_csv(bytes, command.file_name);
    if (text.empty()) text = decode(bytes, command.file_name).text;
    for (GuideLine& line : read_guide(text, command.file_name))
        command.questions.push_back(
            {std::move(line.key), std::move(line.wording), std::move(line.group)});
    return command;
}

std::string export_guide(const Project& project) {
    return write_guide(project);
}

}  // namespace tandem
