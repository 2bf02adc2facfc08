# The test programs and the CTest entries. The lists of sources are in the root CMakeLists.txt.
include(GoogleTest)

set_source_files_properties(tests/source_folder.cpp PROPERTIES
    COMPILE_DEFINITIONS TANDEM_SOURCE_DIR="${PROJECT_SOURCE_DIR}")

set(core_test_sources
    ${shape_tests} ${base_tests} ${text_tests} ${agreement_tests} ${media_tests} ${model_tests}
    ${analysis_tests} ${store_tests} ${tables_tests} ${exchange_tests} ${fuzz_tests} ${app_tests})
# The program is what is tested as it will run; the tests themselves need not be fast, and compile in
# half the time so. What draws for them has to be.
set(plain_tests ${core_test_sources} ${cli_tests} ${ui_tests} ${pango_tests})
list(FILTER plain_tests INCLUDE REGEX "_test\\.cpp$")
set_source_files_properties(${plain_tests} PROPERTIES COMPILE_OPTIONS $<$<CONFIG:Release>:-O0>)
if(core_test_sources)
    add_executable(core_tests ${core_test_sources} tests/source_folder.cpp)
    target_include_directories(core_tests PRIVATE tests)
    # Tests look at private headers too, so they see the libraries behind them.
    target_link_libraries(core_tests PRIVATE tandem_core tandem::gtest tandem::sqlite tandem::icu
        tandem::zip tandem::pugixml tandem::sodium)
    gtest_discover_tests(core_tests DISCOVERY_MODE PRE_TEST)
endif()
if(TARGET tandem_cli AND cli_tests)
    add_executable(cli_tests ${cli_tests})
    target_include_directories(cli_tests PRIVATE tests)
    target_link_libraries(cli_tests PRIVATE tandem_cli tandem::gtest)
    gtest_discover_tests(cli_tests DISCOVERY_MODE PRE_TEST)
endif()

# The window with the hooks through which a test finds a button by its label.
if(TANDEM_DESKTOP AND ui_sources AND ui_tests)
    add_library(tandem_ui_hooked STATIC EXCLUDE_FROM_ALL
        ${ui_telling_sources} $<TARGET_OBJECTS:tandem_ui_untold>)
    target_link_libraries(tandem_ui_hooked
        PUBLIC tandem_core tandem::imgui_test tandem::text_rendering tandem::stb tandem::sd_bus)
    add_executable(ui_tests ${ui_tests} tests/source_folder.cpp)
    target_include_directories(ui_tests PRIVATE tests)
    target_link_libraries(ui_tests PRIVATE tandem_ui_hooked tandem::gtest)
    gtest_discover_tests(ui_tests DISCOVERY_MODE PRE_TEST)
endif()
if(TARGET tandem_ui_hooked AND TARGET tandem::pango AND pango_tests)
    add_executable(pango_tests ${pango_tests})
    target_include_directories(pango_tests PRIVATE tests)
    target_link_libraries(pango_tests PRIVATE tandem_ui_hooked tandem::gtest tandem::pango)
    gtest_discover_tests(pango_tests DISCOVERY_MODE PRE_TEST)
endif()

# Every public header compiles alone: one source of one line for each. The headers are found by
# pattern, so that none can be forgotten.
file(GLOB_RECURSE public_headers CONFIGURE_DEPENDS RELATIVE ${PROJECT_SOURCE_DIR}/include
    ${PROJECT_SOURCE_DIR}/include/*.h)
set(header_sources)
foreach(header IN LISTS public_headers)
    string(REGEX REPLACE "\\.h$" ".cpp" source ${PROJECT_BINARY_DIR}/headers_compile/${header})
    file(CONFIGURE OUTPUT ${source} CONTENT "#include \"${header}\"  // IWYU pragma: keep\n")
    list(APPEND header_sources ${source})
endforeach()
add_library(headers_compile OBJECT ${header_sources})
target_link_libraries(headers_compile PRIVATE tandem_options tandem::json)
target_compile_options(headers_compile PRIVATE -O0)

# One CTest for each folder of tests/cases.
if(TARGET tandem)
    file(GLOB case_commands CONFIGURE_DEPENDS RELATIVE ${PROJECT_SOURCE_DIR}/tests/cases
        ${PROJECT_SOURCE_DIR}/tests/cases/*/cmd)
    foreach(command IN LISTS case_commands)
        get_filename_component(case ${command} DIRECTORY)
        add_test(NAME case.${case} COMMAND ${PROJECT_SOURCE_DIR}/tests/cases/run ${case})
        set_tests_properties(case.${case} PROPERTIES ENVIRONMENT TANDEM=$<TARGET_FILE:tandem>)
    endforeach()
endif()

# kill -9 while the real program writes; beside the program, because that is a real disk.
if(TARGET tandem)
    add_test(NAME durability.kill COMMAND ${PROJECT_SOURCE_DIR}/tests/durability/kill_test 200)
    set_tests_properties(durability.kill PROPERTIES
        ENVIRONMENT TANDEM=$<TARGET_FILE:tandem> TIMEOUT 600)
endif()

# The real window under a virtual display, with real mouse and key events.
find_program(XVFB_RUN xvfb-run)
find_program(XDOTOOL xdotool)
find_program(OPENBOX openbox)
if(TARGET tandem AND TARGET tandem-desktop AND XVFB_RUN AND XDOTOOL AND OPENBOX)
    add_test(NAME smoke.window COMMAND ${PROJECT_SOURCE_DIR}/tests/smoke/xvfb_smoke)
    set_tests_properties(smoke.window PROPERTIES TIMEOUT 120 ENVIRONMENT
        "TANDEM=$<TARGET_FILE:tandem>;TANDEM_DESKTOP=$<TARGET_FILE:tandem-desktop>")
endif()
