#include "ui/pages.h"

namespace tandem::ui {

std::string_view page_name(Page page) {
    switch (page) {
        case Page::Transcript:
            return "transcript";
        case Page::Agreement:
            return "agreement";
        case Page::Themes:
            return "themes";
        case Page::Memos:
            return "memos";
        case Page::Tables:
            return "tables";
        case Page::History:
            return "history";
        case Page::Find:
            return "find";
        case Page::Passages:
            return "passages";
        case Page::Changed:
            return "changed";
        case Page::Compare:
            return "compare";
        case Page::Replace:
            return "replace";
        case Page::Deidentify:
            return "deidentify";
    }
    return {};
}

std::optional<Page> find_page(std::string_view name) {
    for (int i = 0; !page_name(static_cast<Page>(i)).empty(); ++i)
        if (page_name(static_cast<Page>(i)) == name) return static_cast<Page>(i);
    return std::nullopt;
}

}  // namespace tandem::ui
