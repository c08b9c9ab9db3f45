#include "server/identity/crypto.h"
#include "server/pages/shell.h"

namespace regulars::pages {
namespace {

// The colours, sizes and spaces are those of web/theme/tokens.h.
constexpr std::string_view style =
    R"css(:root { color-scheme: light dark; --paper: #f7f5f1; --surface: #fff; --text: #1f1d1a; --muted: #5e584f; --line: #ddd8cf; --accent: #0b6b57; }
@media (prefers-color-scheme: dark) { :root { --paper: #141311; --surface: #1e1c19; --text: #f3efe8; --muted: #b8b0a4; --line: #3a3631; --accent: #5cd6b5; } }
body { margin: 0; background: var(--paper); color: var(--text); font: 16px/1.5 "PingFang TC", "Microsoft JhengHei", "Noto Sans CJK TC", "Noto Sans TC", system-ui, sans-serif; }
#first { max-width: 34em; margin: 0 auto; padding: 24px 16px 48px; }
#first h1 { margin: 0 0 16px; font-size: 20px; line-height: 1.25; font-weight: 600; }
#first h2 { margin: 32px 0 8px; font-size: 16px; line-height: 1.25; font-weight: 600; }
#first p { margin: 0 0 8px; }
#first .muted { color: var(--muted); font-size: 14px; }
#first a { color: var(--accent); }
#first nav ul { display: flex; flex-wrap: wrap; gap: 4px 16px; margin: 16px 0 0; padding: 0; list-style: none; }
#first nav a { display: inline-block; padding: 8px 0; }
#first .card { padding: 24px; border-radius: 22px; color: #fff; background: linear-gradient(160deg, #5b5f66, #3e4249); aspect-ratio: 1.586; max-width: 380px; box-sizing: border-box; display: flex; flex-direction: column; }
#first .card.bronze { background: linear-gradient(160deg, #8a5a36, #5e3a20); }
#first .card.silver { background: linear-gradient(160deg, #6b7480, #434a54); }
#first .card.gold { background: linear-gradient(160deg, #8a6508, #5c4200); }
#first .card.diamond { background: linear-gradient(160deg, #2e4a8f, #1b2c5e); }
#first .card .tier { font-size: 14px; }
#first .card .name { font-size: 20px; font-weight: 600; }
#first .card .balance { margin-top: auto; margin-bottom: 0; font-size: 40px; line-height: 1.25; font-weight: 600; font-variant-numeric: tabular-nums; }
#first .card .label { margin-bottom: 0; font-size: 14px; }
#first .progress { margin: 16px 0 4px; font-weight: 600; }
#first table { width: 100%; border-collapse: collapse; }
#first td { padding: 12px 0; border-top: 1px solid var(--line); vertical-align: top; }
#first td:last-child { padding-left: 16px; text-align: right; white-space: nowrap; font-variant-numeric: tabular-nums; }
#first ul.rows { margin: 0; padding: 0; list-style: none; }
#first ul.rows li { padding: 12px 0; border-top: 1px solid var(--line); }
)css";

}  // namespace

std::string_view first_style() { return style; }

std::string first_style_address() {
    constexpr std::size_t hash_digits = 10;
    static const std::string address =
        "/first." + identity::sha256_hex(style).substr(0, hash_digits) + ".css";
    return address;
}

}  // namespace regulars::pages
