// The desktop program: options, the window (GLFW) or a picture without one (EGL), and the loop.
#include <EGL/egl.h>
#include <EGL/eglext.h>
#define GLFW_INCLUDE_NONE
#include <GL/gl.h>
#include <GLFW/glfw3.h>
#include <imgui.h>
#include <imgui_impl_glfw.h>
#include <imgui_impl_opengl3.h>
#include <imgui_internal.h>
#define STB_IMAGE_WRITE_IMPLEMENTATION
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wconversion"
#include <stb_image_write.h>
#pragma GCC diagnostic pop

#include <algorithm>
#include <array>
#include <charconv>
#include <chrono>
#include <cstdio>
#include <dlfcn.h>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "tandem/app/clock.h"

#include "ui/desktop.h"
#include "ui/frame_due.h"
#include "ui/pages.h"
#include "ui/portal/portal.h"
#include "ui/portal/waker.h"
#include "ui/quick_chords.h"
#include "ui/window_icon.h"

namespace tandem::ui {
namespace {

struct Options {
    std::string study, coder, screenshot, transcript, settings;
    std::optional<Page> page;
    std::vector<CommandId> commands;  // asked for one after the other once all is drawn
    bool dark = false;
    float scale = 0;  // 0: the screen's
    int width = 1440, height = 900;
    bool sized = false;  // they were asked for
    bool help = false;
};

constexpr float kLeastWidth = 760, kLeastHeight = 480;  // design pixels

constexpr std::string_view kUsage =
    "usage: tandem-desktop [STUDY.tandem] [--coder NAME] [--transcript NAME]\n"
    "         [--view transcript|agreement|themes|tables|history] [--dark]\n"
    "         [--scale 1.5] [--size 1440x900] [--screenshot FILE.png] [--settings FOLDER]\n"
    "         [--do COMMAND]...   (a command by its name in the settings file, done at the "
    "start)\n";

template <class Number>
bool read_number(std::string_view text, Number& number) {
    const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), number);
    return problem == std::errc() && end == text.data() + text.size() && number > 0;
}

bool read_size(std::string_view text, Options& options) {
    constexpr int kMost = 16384;
    const std::size_t cross = text.find('x');
    options.sized = true;
    return cross != std::string_view::npos && read_number(text.substr(0, cross), options.width) &&
           read_number(text.substr(cross + 1), options.height) && options.width <= kMost &&
           options.height <= kMost;
}

// One option that takes a value. False when the value is no good.
bool read_value(std::string_view name, std::string_view value, Options& options) {
    if (name == "--coder")
        options.coder = value;
    else if (name == "--screenshot")
        options.screenshot = value;
    else if (name == "--transcript")
        options.transcript = value;
    else if (name == "--settings")
        options.settings = value;
    else if (name == "--size")
        return read_size(value, options);
    else if (name == "--scale")
        return read_number(value, options.scale) && options.scale < 8;
    else if (const auto command = find_command(value); name == "--do" && command)
        options.commands.push_back(*command);
    else if (const auto page = find_page(value); name == "--view" && page)
        options.page = page;
    else
        return false;
    return true;
}

std::optional<Options> read_options(int count, char** words) {
    Options options;
    for (int i = 1; i < count; ++i) {
        const std::string_view word = words[i];
        if (word == "--dark") {
            options.dark = true;
        } else if (word == "--help" || word == "-h") {
            options.help = true;
        } else if (word.starts_with("--")) {
            if (i + 1 >= count || !read_value(word, words[i + 1], options)) {
                std::fprintf(stderr, "tandem-desktop: '%s' is not understood.\n%s", words[i],
                             kUsage.data());
                return std::nullopt;
            }
            ++i;
        } else if (options.study.empty()) {
            options.study = word;
        } else {
            std::fprintf(stderr, "tandem-desktop: one study at a time.\n%s", kUsage.data());
            return std::nullopt;
        }
    }
    return options;
}

// bin/../share/tandem, in a build tree as after an installation.
std::string share_folder() {
    std::error_code problem;
    const auto program = std::filesystem::read_symlink("/proc/self/exe", problem);
    if (problem) return {};
    return (program.parent_path().parent_path() / "share" / "tandem").string();
}

// What the options ask to be shown. False, with the reason on stderr, when it cannot be.
bool set_up(Desktop& desktop, const Options& options) {
    desktop.use_share(share_folder());
    if (options.study.empty()) return true;
    if (!desktop.open(options.study)) {
        std::fprintf(stderr, "tandem-desktop: %s\n", desktop.message().text.c_str());
        return false;
    }
    if (!options.coder.empty())
        desktop.perform(BecomeCoder{options.coder});
    else if (!options.screenshot.empty())
        desktop.perform(OnlyRead{});
    if (!options.transcript.empty()) {
        const Project& project = desktop.workspace()->project();
        const Transcript* transcript = project.find_transcript(options.transcript);
        if (!transcript) {
            std::fprintf(stderr, "tandem-desktop: The study has no transcript '%s'.\n",
                         options.transcript.c_str());
            return false;
        }
        desktop.perform(OpenTranscript{transcript->id, {}, {}, {}});
    }
    if (options.page) desktop.perform(ShowPage{*options.page});
    return true;
}

// Everything drawn is aligned to pixels; without smoothing letters stay crisp.
void sharpen_textures() {
    for (const ImTextureData* texture : ImGui::GetPlatformIO().Textures) {
        if (texture->GetTexID() == ImTextureID_Invalid) continue;
        glBindTexture(GL_TEXTURE_2D, static_cast<GLuint>(texture->GetTexID()));
        glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MIN_FILTER, GL_NEAREST);
        glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MAG_FILTER, GL_NEAREST);
    }
}

void draw_frame(Desktop& desktop, int width, int height) {
    ImGui_ImplOpenGL3_NewFrame();
    new_frame_keeping_chords();
    desktop.frame();
    ImGui::Render();
    const ImVec4 ground = ImGui::ColorConvertU32ToFloat4(desktop.theme().panel);
    glViewport(0, 0, width, height);
    glClearColor(ground.x, ground.y, ground.z, 1);
    glClear(GL_COLOR_BUFFER_BIT);
    sharpen_textures();
    ImGui_ImplOpenGL3_RenderDrawData(ImGui::GetDrawData());
}

// Dear ImGui's context, made before the desktop and ended after it.
struct ImGuiSession {
    ImGuiSession() {
        IMGUI_CHECKVERSION();
        ImGui::CreateContext();
        ImGuiIO& io = ImGui::GetIO();
        io.IniFilename = io.LogFilename = nullptr;
        io.ConfigFlags |= ImGuiConfigFlags_NavEnableKeyboard;
        io.ConfigNavCursorVisibleAuto = true;
    }
    ~ImGuiSession() { ImGui::DestroyContext(); }
    ImGuiSession(const ImGuiSession&) = delete;
    ImGuiSession& operator=(const ImGuiSession&) = delete;
};

// --- A picture without a window ------------------------------------------------------------------

// OpenGL that draws into memory: Mesa's surfaceless platform, on the processor if need be.
class OffScreen {
 public:
    OffScreen(int width, int height) {
        const auto get_display = reinterpret_cast<PFNEGLGETPLATFORMDISPLAYEXTPROC>(
            eglGetProcAddress("eglGetPlatformDisplayEXT"));
        if (!get_display) return;
        display_ = get_display(EGL_PLATFORM_SURFACELESS_MESA, EGL_DEFAULT_DISPLAY, nullptr);
        if (!display_ || !eglInitialize(display_, nullptr, nullptr)) return;
        eglBindAPI(EGL_OPENGL_API);
        constexpr std::array<EGLint, 13> kConfig{EGL_SURFACE_TYPE,
                                                 EGL_PBUFFER_BIT,
                                                 EGL_RENDERABLE_TYPE,
                                                 EGL_OPENGL_BIT,
                                                 EGL_RED_SIZE,
                                                 8,
                                                 EGL_GREEN_SIZE,
                                                 8,
                                                 EGL_BLUE_SIZE,
                                                 8,
                                                 EGL_ALPHA_SIZE,
                                                 8,
                                                 EGL_NONE};
        EGLConfig config = nullptr;
        EGLint found = 0;
        if (!eglChooseConfig(display_, kConfig.data(), &config, 1, &found) || found == 0) return;
        const std::array<EGLint, 5> surface{EGL_WIDTH, width, EGL_HEIGHT, height, EGL_NONE};
        const EGLSurface buffer = eglCreatePbufferSurface(display_, config, surface.data());
        constexpr std::array<EGLint, 7> kContext{EGL_CONTEXT_MAJOR_VERSION,
                                                 3,
                                                 EGL_CONTEXT_MINOR_VERSION,
                                                 3,
                                                 EGL_CONTEXT_OPENGL_PROFILE_MASK,
                                                 EGL_CONTEXT_OPENGL_CORE_PROFILE_BIT,
                                                 EGL_NONE};
        const EGLContext context =
            eglCreateContext(display_, config, EGL_NO_CONTEXT, kContext.data());
        ready_ = context && eglMakeCurrent(display_, buffer, buffer, context);
    }
    ~OffScreen() {
        if (display_) eglTerminate(display_);
    }
    OffScreen(const OffScreen&) = delete;
    OffScreen& operator=(const OffScreen&) = delete;
    bool ready() const { return ready_; }

 private:
    EGLDisplay display_ = nullptr;
    bool ready_ = false;
};

bool write_picture(const std::string& path, int width, int height) {
    const std::size_t row = static_cast<std::size_t>(width) * 3;
    std::vector<unsigned char> pixels(row * static_cast<std::size_t>(height));
    glPixelStorei(GL_PACK_ALIGNMENT, 1);
    glReadPixels(0, 0, width, height, GL_RGB, GL_UNSIGNED_BYTE, pixels.data());
    stbi_flip_vertically_on_write(1);
    return stbi_write_png(path.c_str(), width, height, 3, pixels.data(), static_cast<int>(row)) !=
           0;
}

int take_screenshot(const Options& options) {
    const OffScreen screen(options.width, options.height);
    if (!screen.ready()) {
        std::fprintf(stderr,
                     "tandem-desktop: No picture could be drawn without a display: EGL with Mesa's "
                     "surfaceless platform is needed. On Debian: apt-get install libegl1 "
                     "libgl1-mesa-dri.\n");
        return 1;
    }
    const ImGuiSession imgui;
    ImGui::GetIO().DisplaySize = {static_cast<float>(options.width),
                                  static_cast<float>(options.height)};
    ImGui_ImplOpenGL3_Init("#version 330");
    int status = 0;
    {
        Desktop desktop(clock_from_environment(), options.scale > 0 ? options.scale : 1,
                        options.dark);
        if (!options.settings.empty()) desktop.use(SettingsFile(options.settings));
        if (set_up(desktop, options)) {
            const auto draw_until_still = [&] {
                constexpr int kFramesUntilStill = 6;
                for (int i = 0; i < kFramesUntilStill; ++i) {
                    ImGui::GetIO().DeltaTime = 1 / 60.0f;
                    draw_frame(desktop, options.width, options.height);
                    desktop.finish_jobs();
                }
            };
            draw_until_still();
            for (const CommandId command : options.commands) {
                desktop.perform(Invoke{command});
                draw_until_still();
            }
            glFinish();
            if (!write_picture(options.screenshot, options.width, options.height)) {
                std::fprintf(stderr, "tandem-desktop: '%s' could not be written.\n",
                             options.screenshot.c_str());
                status = 1;
            }
        } else {
            status = 1;
        }
        ImGui_ImplOpenGL3_Shutdown();
    }
    return status;
}

// --- The window ----------------------------------------------------------------------------------

struct WindowCloser {
    void operator()(GLFWwindow* window) const { glfwDestroyWindow(window); }
};
struct GlfwSession {
    ~GlfwSession() { glfwTerminate(); }
};

int no_window() {
    const char* reason = nullptr;
    glfwGetError(&reason);
    std::fprintf(stderr,
                 "tandem-desktop: No window could be opened%s%s. Without a display, "
                 "--screenshot FILE.png draws a picture, and `tandem` does everything else.\n",
                 reason ? ": " : "", reason ? reason : "");
    return 1;
}

void on_drop(GLFWwindow* window, int count, const char** paths) {
    auto& desktop = *static_cast<Desktop*>(glfwGetWindowUserPointer(window));
    desktop.perform(DropFiles{std::vector<std::string>(paths, paths + count)});
}

void on_scale(GLFWwindow* window, float scale, float) {
    static_cast<Desktop*>(glfwGetWindowUserPointer(window))->set_scale(scale);
}

void set_icon(GLFWwindow* window) {
    constexpr std::array kSizes{16, 24, 32, 48, 64, 128};
    std::array<std::vector<unsigned char>, kSizes.size()> pixels;
    std::array<GLFWimage, kSizes.size()> images{};
    for (std::size_t i = 0; i < kSizes.size(); ++i) {
        pixels[i] = window_icon(kSizes[i]);
        images[i] = {kSizes[i], kSizes[i], pixels[i].data()};
    }
    glfwSetWindowIcon(window, static_cast<int>(images.size()), images.data());
}

// Whether enough of a window can be seen on some screen to take hold of it.
bool is_on_a_screen(const WindowPlace& place) {
    constexpr int kGrip = 80;
    int count = 0;
    GLFWmonitor** monitors = glfwGetMonitors(&count);
    for (int i = 0; i < count; ++i) {
        int x = 0, y = 0, width = 0, height = 0;
        glfwGetMonitorWorkarea(monitors[i], &x, &y, &width, &height);
        if (place.x + place.width > x + kGrip && place.x < x + width - kGrip && place.y >= y - 1 &&
            place.y < y + height - kGrip)
            return true;
    }
    return false;
}

// The size of a maximised window is not its own, so the one before stays.
void note_place(GLFWwindow* window, Settings& settings) {
    WindowPlace place = settings.window.value_or(WindowPlace{});
    place.maximised = glfwGetWindowAttrib(window, GLFW_MAXIMIZED) == GLFW_TRUE;
    if (!place.maximised) {
        glfwGetWindowPos(window, &place.x, &place.y);
        glfwGetWindowSize(window, &place.width, &place.height);
    }
    if (place.width > 0 && place.height > 0) settings.window = place;
}

// "x11:1a00007", for dialogs of the desktop; empty on other window systems.
std::string parent_name(GLFWwindow* window) {
    using WindowOf = unsigned long (*)(GLFWwindow*);
    const auto window_of = reinterpret_cast<WindowOf>(dlsym(RTLD_DEFAULT, "glfwGetX11Window"));
    const unsigned long id = window_of ? window_of(window) : 0;
    if (id == 0) return {};
    std::array<char, 32> name{};
    std::snprintf(name.data(), name.size(), "x11:%lx", id);
    return name.data();
}

// Until something happens, but not longer than that. Returns how long it was.
double sleep(std::optional<double> seconds) {
    const double before = glfwGetTime();
    if (!seconds)
        glfwWaitEvents();
    else if (*seconds > 0)
        glfwWaitEventsTimeout(*seconds);
    else
        glfwPollEvents();
    return glfwGetTime() - before;
}

// Draws when something happened, as long as Dear ImGui still deals out what happened and a few
// frames longer so that everything settles, and when the window changes by itself.
void run_loop(GLFWwindow* window, Desktop& desktop, Portal& portal) {
    constexpr int kSettling = 3;
    Waker waker(portal.descriptor(), glfwPostEmptyEvent);
    int frames_due = kSettling;
    std::string title;
    while (!glfwWindowShouldClose(window)) {
        const Rest rest{frames_due > 0, desktop.frame_due(), desktop.keep_due()};
        const Woken woken = woken_after(rest, sleep(seconds_to_sleep(rest)));
        if (woken == Woken::ToKeep) {
            desktop.keep_places();
            continue;
        }
        frames_due = woken == Woken::ByEvent ? kSettling : std::max(0, frames_due - 1);
        portal.process();
        if (portal.connected()) waker.rearm();
        desktop.follow_system(portal.looks().dark, portal.looks().high_contrast);
        ImGui_ImplGlfw_NewFrame();
        int width = 0, height = 0;
        glfwGetFramebufferSize(window, &width, &height);
        draw_frame(desktop, width, height);
        glfwSwapBuffers(window);
        note_place(window, desktop.settings().now);
        if (!ImGui::GetCurrentContext()->InputEventsQueue.empty()) frames_due = kSettling;
        if (glfwWindowShouldClose(window) && !desktop.may_close())
            glfwSetWindowShouldClose(window, GLFW_FALSE);
        if (desktop.wants_to_close()) glfwSetWindowShouldClose(window, GLFW_TRUE);
        if (const std::string now = desktop.window_title(); now != title)
            glfwSetWindowTitle(window, (title = now).c_str());
    }
    desktop.close();
}

using Window = std::unique_ptr<GLFWwindow, WindowCloser>;

// Where it was last, unless the options say otherwise. Not shown yet.
Window make_window(const Options& options, const std::optional<WindowPlace>& last) {
    glfwWindowHint(GLFW_CONTEXT_VERSION_MAJOR, 3);
    glfwWindowHint(GLFW_CONTEXT_VERSION_MINOR, 3);
    glfwWindowHint(GLFW_OPENGL_PROFILE, GLFW_OPENGL_CORE_PROFILE);
    glfwWindowHint(GLFW_VISIBLE, GLFW_FALSE);
    glfwWindowHintString(GLFW_X11_CLASS_NAME, "tandem-desktop");
    glfwWindowHintString(GLFW_X11_INSTANCE_NAME, "tandem-desktop");
    const bool again = last && !options.sized;
    // The usual size is one of design pixels.
    glfwWindowHint(GLFW_SCALE_TO_MONITOR, !again && !options.sized);
    glfwWindowHint(GLFW_MAXIMIZED, again && last->maximised);
    Window window(glfwCreateWindow(again ? last->width : options.width,
                                   again ? last->height : options.height, "Tandem", nullptr,
                                   nullptr));
    if (!window) return window;
    if (again && is_on_a_screen(*last)) glfwSetWindowPos(window.get(), last->x, last->y);
    set_icon(window.get());
    return window;
}

int run_window(const Options& options) {
    if (!glfwInit()) return no_window();
    const GlfwSession glfw;
    SettingsFile settings(options.settings.empty() ? settings_folder() : options.settings);
    const Window window = make_window(options, settings.now.window);
    if (!window) return no_window();
    glfwMakeContextCurrent(window.get());
    glfwSwapInterval(1);
    float scale = options.scale, other = 1;
    if (scale <= 0) glfwGetWindowContentScale(window.get(), &scale, &other);
    glfwSetWindowSizeLimits(window.get(), static_cast<int>(kLeastWidth * scale),
                            static_cast<int>(kLeastHeight * scale), GLFW_DONT_CARE, GLFW_DONT_CARE);
    const ImGuiSession imgui;
    Portal portal;
    {
        Desktop desktop(clock_from_environment(), scale, options.dark);
        desktop.use(std::move(settings));
        desktop.use(portal.file_chooser(parent_name(window.get())));
        portal.wait_for_looks(std::chrono::milliseconds(300));
        desktop.follow_system(portal.looks().dark, portal.looks().high_contrast);
        glfwSetWindowUserPointer(window.get(), &desktop);
        glfwSetDropCallback(window.get(), on_drop);
        if (options.scale <= 0) glfwSetWindowContentScaleCallback(window.get(), on_scale);
        desktop.wake_by(glfwPostEmptyEvent);
        ImGui_ImplGlfw_InitForOpenGL(window.get(), true);
        ImGui_ImplOpenGL3_Init("#version 330");
        // A study that cannot be opened is said on the start page, where another can be chosen.
        if (set_up(desktop, options))
            for (const CommandId command : options.commands) desktop.perform(Invoke{command});
        glfwShowWindow(window.get());
        run_loop(window.get(), desktop, portal);
        ImGui_ImplOpenGL3_Shutdown();
        ImGui_ImplGlfw_Shutdown();
    }
    return 0;
}

}  // namespace
}  // namespace tandem::ui

int main(int argc, char** argv) {
    const auto options = tandem::ui::read_options(argc, argv);
    if (!options) return 2;
    if (options->help) {
        std::fputs(tandem::ui::kUsage.data(), stdout);
        return 0;
    }
    return options->screenshot.empty() ? tandem::ui::run_window(*options)
                                       : tandem::ui::take_screenshot(*options);
}
