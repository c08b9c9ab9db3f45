# What all our targets share.

include(toolchain_folder)

find_program(CCACHE ccache)
if(CCACHE)
    # Paths below the checkout count as relative, so that a fresh clone finds what another compiled.
    set(launcher "${CMAKE_COMMAND};-E;env;CCACHE_BASEDIR=${PROJECT_SOURCE_DIR};CCACHE_NOHASHDIR=1")
    if(EMSCRIPTEN)
        # ccache takes em++ for an unknown compiler unless told that it speaks as clang does.
        list(APPEND launcher "CCACHE_COMPILERTYPE=clang")
    endif()
    list(APPEND launcher "${CCACHE}")
    set(CMAKE_C_COMPILER_LAUNCHER "${launcher}")
    set(CMAKE_CXX_COMPILER_LAUNCHER "${launcher}")
endif()

# Ours: warnings are errors, includes start at the repository's root.
add_library(regulars_code INTERFACE)
target_include_directories(regulars_code INTERFACE "${PROJECT_SOURCE_DIR}")
target_compile_options(regulars_code INTERFACE
    -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wsign-conversion -Werror)
# nlohmann_json throws unless told otherwise, and every part has to be told the same.
target_compile_definitions(regulars_code INTERFACE JSON_NOEXCEPTION)
if(EMSCRIPTEN)
    target_include_directories(regulars_code SYSTEM INTERFACE "${REGULARS_TOOLCHAIN}/include")
    target_compile_options(regulars_code INTERFACE -flto -mbulk-memory -msign-ext -mnontrapping-fptoint)
endif()

# What runs in both homes does without exceptions and RTTI.
add_library(regulars_plain INTERFACE)
target_compile_options(regulars_plain INTERFACE
    -fno-exceptions $<$<COMPILE_LANGUAGE:CXX>:-fno-rtti>)

# regulars_sources(OUT folder...): every .cpp below the folders.
function(regulars_sources out)
    set(found)
    foreach(folder IN LISTS ARGN)
        file(GLOB_RECURSE some CONFIGURE_DEPENDS "${folder}/*.cpp")
        list(APPEND found ${some})
    endforeach()
    set(${out} ${found} PARENT_SCOPE)
endfunction()
