#include "tandem/app/guide_files.h"

#include "tandem/exchange/guide_file.h"
#include "tandem/exchange/survey_file.h"
#include "tandem/text/decode.h"

#include "app/file_bytes.h"

namespace tandem {

ImportGuide guide_in(std::string_view text, const std::string& file_name) {
    ImportGuide command;
    command.file_name = file_name;
    for (GuideLine& line : read_guide(text, file_name))
        command.questions.push_back(
            {std::move(line.key), std::move(line.wording), std::move(line.group)});
    return command;
}

ImportGuide load_guide(const std::string& path) {
    constexpr std::int64_t kMostBytes = 16 * 1024 * 1024;
    const std::string bytes = read_file(path, kMostBytes), file_name = file_name_of(path);
    const std::string sheet = xlsx_as_csv(bytes, file_name);
    return guide_in(sheet.empty() ? decode(bytes, file_name).text : sheet, file_name);
}

std::string export_guide(const Project& project) {
    return write_guide(project);
}

}  // namespace tandem
