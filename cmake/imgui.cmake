# Dear ImGui, compiled with our own web/platform/imconfig.h.

set(imgui_default "${REGULARS_TOOLCHAIN}/imgui")
if(DEFINED ENV{REGULARS_IMGUI})
    set(imgui_default "$ENV{REGULARS_IMGUI}")
endif()
set(IMGUI_SOURCE_DIR "${imgui_default}" CACHE PATH "Dear ImGui's sources, 1.92.2 or later")
if(NOT EXISTS "${IMGUI_SOURCE_DIR}/imgui.cpp")
    message(FATAL_ERROR "No Dear ImGui in ${IMGUI_SOURCE_DIR}: run scripts/setup, or pass "
                        "-DIMGUI_SOURCE_DIR=<folder with imgui.cpp>.")
endif()

add_library(imgui STATIC
    "${IMGUI_SOURCE_DIR}/imgui.cpp"
    "${IMGUI_SOURCE_DIR}/imgui_draw.cpp"
    "${IMGUI_SOURCE_DIR}/imgui_tables.cpp"
    "${IMGUI_SOURCE_DIR}/imgui_widgets.cpp")
target_include_directories(imgui SYSTEM PUBLIC "${IMGUI_SOURCE_DIR}")
target_include_directories(imgui PRIVATE "${PROJECT_SOURCE_DIR}")
target_compile_definitions(imgui PUBLIC "IMGUI_USER_CONFIG=\"web/platform/imconfig.h\"")
target_compile_options(imgui PRIVATE -w -fno-sanitize=undefined)
target_link_libraries(imgui PRIVATE regulars_plain)
if(EMSCRIPTEN)
    target_compile_options(imgui PRIVATE -flto -mbulk-memory -msign-ext -mnontrapping-fptoint)
endif()
