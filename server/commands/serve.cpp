#include <iostream>

#include "server/commands/saying.h"
#include "server/commands/served_shop.h"
#include "server/commands/stop_signal.h"
#include "server/pages/page_headers.h"

namespace regulars::commands {
namespace {

constexpr std::string_view options[] = {"data", "port", "address",      "site", "embed-from",
                                        "shop", "now",  "shop-origins", "log"};
constexpr std::int64_t port_most = 65'535;

/// Origins divided by commas; empty if one of them is none.
std::optional<std::vector<std::string>> origins_in(std::string_view list) {
    std::vector<std::string> origins;
    while (!list.empty()) {
        const std::string_view origin = list.substr(0, list.find(','));
        if (!pages::is_origin(origin)) return std::nullopt;
        origins.emplace_back(origin);
        list.remove_prefix(std::min(origin.size() + 1, list.size()));
    }
    return origins;
}

/// Fills `chosen`, or says what is wrong with the command line.
std::string read_options(const Arguments& arguments, ServeOptions& chosen) {
    if (!arguments.has("data")) return "--data is missing";
    const auto port = whole_number(arguments.value_or("port", "8080"), 0, port_most);
    if (!port) return "--port wants a number up to 65535";
    const std::string embedded = arguments.value_or("embed-from", arguments.value("shop-origins"));
    const auto origins = origins_in(embedded);
    if (!origins) return "--embed-from wants origins like https://shop.example, divided by commas";
    chosen.data = arguments.value("data");
    chosen.shop = arguments.value("shop");
    chosen.site = arguments.value_or("site", "build/site");
    chosen.address = arguments.value_or("address", chosen.address);
    chosen.port = static_cast<std::uint16_t>(*port);
    chosen.shop_origins = *origins;
    chosen.log_requests = arguments.value("log") == "requests";
    const std::string now = arguments.value("now");
    chosen.real_clock = now == "real";
    if (!now.empty() && !chosen.real_clock) {
        chosen.now = instant_from(now);
        if (!chosen.now) return "--now wants \"real\" or a time like 2011-12-10T00:00:00Z";
    }
    return {};
}

Exit serve(const Arguments& arguments) {
    ServeOptions chosen;
    const std::string wrong = read_options(arguments, chosen);
    if (!wrong.empty()) return say_usage("serve", wrong);
    const StopSignal signal;
    const std::string address = chosen.address;
    auto served = ServedShop::start(std::move(chosen));
    if (!served) return say_wrong(served.error());
    std::cerr << "serving " << (*served)->shop() << " at http://" << address << ':'
              << (*served)->port() << "/, on " << to_string((*served)->service().clock()) << '\n';
    signal.wait();
    (*served)->stop();
    std::cerr << "stopped\n";
    return good;
}

}  // namespace

const Command serve_command{
    "serve", "serves a shop: API, portal, studio",
    "--data DIR [--port 8080] [--address 127.0.0.1] [--site build/site]\n"
    "       [--embed-from ORIGIN,...] [--shop ID] [--now real|TIME] [--log requests]\n\n"
    "  --embed-from  the origins whose pages may frame the portal (also: --shop-origins)\n"
    "  --now         where the shop's clock starts. A shop imported from an old file starts on\n"
    "                the day after the file ends, others by the real clock; \"real\" always does.\n"
    "  --log         \"requests\": one JSON line an answered request, on standard error\n\n"
    "SIGINT or SIGTERM ends it after what is under way was answered and written.",
    options, serve};

}  // namespace regulars::commands
