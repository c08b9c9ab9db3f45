# Toolchain file of the `web` preset: the Emscripten that scripts/setup chose.
include("${CMAKE_CURRENT_LIST_DIR}/toolchain_folder.cmake")
if(DEFINED ENV{REGULARS_EMSCRIPTEN_ROOT})
    set(emscripten_root "$ENV{REGULARS_EMSCRIPTEN_ROOT}")
else()
    set(emscripten_root "${REGULARS_TOOLCHAIN}/emscripten")
endif()
if(NOT EXISTS "${emscripten_root}/cmake/Modules/Platform/Emscripten.cmake")
    message(FATAL_ERROR "No Emscripten in ${emscripten_root}: run scripts/setup first, and if emcc "
                        "was on PATH, eval \"$(scripts/setup --print-env)\".")
endif()
include("${emscripten_root}/cmake/Modules/Platform/Emscripten.cmake")
