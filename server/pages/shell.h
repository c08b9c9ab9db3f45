// server/pages/shell.h: the one HTML document that every page of ours is.
//   <main id="first">  what can be read before, and without, any script; the app's first painted
//                      frame removes it
//   <div id="app">     where the app goes
//   <script id="boot"> the app's boot text (web/app/boot.h), and then the entry script
#pragma once
#include "server/pages/site.h"

namespace regulars::pages {

struct Page {
    std::string_view language;
    std::string title;
    std::string first;                 // HTML, already escaped
    Json boot = nullptr;               // null: a page without an app
    std::vector<std::string> scripts;  // addresses of ES modules, in order
    std::vector<std::string> data{};   // addresses the app asks for first and without a session
};

std::string document(const Site& site, const Page& page);

/// The stylesheet of first pages, and the address it is served at for good.
std::string_view first_style();
std::string first_style_address();

}  // namespace regulars::pages
