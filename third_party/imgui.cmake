# What the desktop draws with: text shaping, Dear ImGui from source, the window, and OpenGL.

pkg_check_modules(TEXT_RENDERING REQUIRED IMPORTED_TARGET GLOBAL harfbuzz freetype2 fontconfig)
tandem_dependency(text_rendering PkgConfig::TEXT_RENDERING PkgConfig::ICU)

pkg_check_modules(STB REQUIRED IMPORTED_TARGET GLOBAL stb)
tandem_dependency(stb PkgConfig::STB)

find_package(glfw3 3.3 REQUIRED)
tandem_dependency(glfw glfw)

find_package(OpenGL REQUIRED COMPONENTS OpenGL EGL)
tandem_dependency(egl OpenGL::EGL OpenGL::GL)

# Debian's own package is too old (1.86), so Dear ImGui is compiled here. Its sources are, in order:
# -DFETCHCONTENT_SOURCE_DIR_IMGUI=FOLDER; build/imgui, where scripts/get-imgui puts them; or the
# release, downloaded only if its SHA-256 is given, since an unchecked download is no dependency.
set(TANDEM_IMGUI_SHA256 "" CACHE STRING
    "SHA-256 of Dear ImGui's release archive v1.92.2b.tar.gz; nothing is downloaded without it")
set(imgui_here ${PROJECT_SOURCE_DIR}/build/imgui)
if(NOT FETCHCONTENT_SOURCE_DIR_IMGUI AND EXISTS ${imgui_here}/imgui.h)
    set(FETCHCONTENT_SOURCE_DIR_IMGUI ${imgui_here})
endif()
if(NOT FETCHCONTENT_SOURCE_DIR_IMGUI AND NOT TANDEM_IMGUI_SHA256)
    message(FATAL_ERROR "Dear ImGui's sources are not here. Do one of these:\n"
        "  scripts/get-imgui   (from this machine's package sources)\n"
        "  cmake … -DFETCHCONTENT_SOURCE_DIR_IMGUI=FOLDER   (you have them)\n"
        "  cmake … -DTANDEM_IMGUI_SHA256=…   (download the release and check it)\n"
        "  cmake … -DTANDEM_DESKTOP=OFF   (the command line only)")
endif()

include(FetchContent)
FetchContent_Declare(imgui
    URL https://github.com/ocornut/imgui/archive/refs/tags/v1.92.2b.tar.gz
    URL_HASH SHA256=${TANDEM_IMGUI_SHA256}
    DOWNLOAD_EXTRACT_TIMESTAMP OFF)
FetchContent_MakeAvailable(imgui)  # it has no CMakeLists.txt: this only says where it is

file(STRINGS ${imgui_SOURCE_DIR}/imgui.h version_line REGEX "define IMGUI_VERSION_NUM")
string(REGEX MATCH "[0-9]+$" imgui_version "${version_line}")
if(imgui_version LESS 19200)
    message(FATAL_ERROR "Dear ImGui 1.92 or later is needed; ${imgui_SOURCE_DIR} is ${imgui_version}")
endif()
message(STATUS "Dear ImGui ${imgui_version} from ${imgui_SOURCE_DIR}")

find_package(Freetype REQUIRED)

function(tandem_imgui_library name)
    add_library(tandem_${name} STATIC EXCLUDE_FROM_ALL
        ${imgui_SOURCE_DIR}/imgui.cpp
        ${imgui_SOURCE_DIR}/imgui_draw.cpp
        ${imgui_SOURCE_DIR}/imgui_tables.cpp
        ${imgui_SOURCE_DIR}/imgui_widgets.cpp
        ${imgui_SOURCE_DIR}/misc/cpp/imgui_stdlib.cpp
        ${imgui_SOURCE_DIR}/misc/freetype/imgui_freetype.cpp)
    add_library(tandem::${name} ALIAS tandem_${name})
    target_include_directories(tandem_${name} SYSTEM PUBLIC ${imgui_SOURCE_DIR})
    target_compile_definitions(tandem_${name} PUBLIC
        IMGUI_ENABLE_FREETYPE IMGUI_USE_WCHAR32 IMGUI_DISABLE_OBSOLETE_FUNCTIONS ${ARGN})
    target_link_libraries(tandem_${name} PUBLIC Freetype::Freetype)
endfunction()

tandem_imgui_library(imgui)

# The same with the item hooks that tests drive the window through. Whoever links it defines them.
if(TANDEM_TESTS)
    tandem_imgui_library(imgui_test IMGUI_ENABLE_TEST_ENGINE)
endif()

# The only part that knows the window and OpenGL.
add_library(tandem_imgui_gl STATIC EXCLUDE_FROM_ALL
    ${imgui_SOURCE_DIR}/backends/imgui_impl_glfw.cpp
    ${imgui_SOURCE_DIR}/backends/imgui_impl_opengl3.cpp)
add_library(tandem::imgui_gl ALIAS tandem_imgui_gl)
target_include_directories(tandem_imgui_gl SYSTEM PUBLIC ${imgui_SOURCE_DIR}/backends)
target_link_libraries(tandem_imgui_gl
    PUBLIC tandem::imgui tandem::glfw OpenGL::GL ${CMAKE_DL_LIBS})
