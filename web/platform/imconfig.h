// Dear ImGui as we compile it, in the browser and in native tests (IMGUI_USER_CONFIG).
// ImWchar stays 16 bits wide: 32 cost hundreds of kilobytes of index tables for each font size.
#pragma once

#define IMGUI_DISABLE_OBSOLETE_FUNCTIONS
#define IMGUI_DISABLE_DEMO_WINDOWS
#define IMGUI_DISABLE_DEBUG_TOOLS
#define IMGUI_DISABLE_FILE_FUNCTIONS
#define IMGUI_DISABLE_DEFAULT_FONT
#define IMGUI_DISABLE_DEFAULT_SHELL_FUNCTIONS

// Glyphs come from the browser. ImGui then links no rasteriser of its own and asks
// ImGuiFreeType::GetFontLoader() for one: whoever links ImGui defines that function, and
// ImGuiFreeType::DebugEditFontLoaderFlags().
#define IMGUI_ENABLE_FREETYPE
