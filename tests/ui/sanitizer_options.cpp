// For the sanitizer build: fontconfig keeps 288 bytes of what it reads from its configuration
// files, once a process (seen in 2.14.1, all under FcInitLoadConfigAndFonts).
extern "C" const char* __lsan_default_suppressions();
extern "C" const char* __lsan_default_suppressions() {
    return "leak:libfontconfig.so\n";
}
