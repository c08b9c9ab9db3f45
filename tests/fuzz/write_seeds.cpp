// Writes the inputs that a search starts from: every story and some random worlds, in the form of
// each target; programmes and order files as they are.
//   write_seeds FOLDER tests/stories/*.json
#include <cstdio>
#include <filesystem>
#include <fstream>

#include "core/json/program_json.h"
#include "core/json/record_json.h"
#include "tests/core/properties/made_zones.h"
#include "tests/core/properties/random_world.h"
#include "tests/fuzz/looking.h"

using namespace regulars;

namespace {

class Seeds {
public:
    explicit Seeds(std::filesystem::path folder) : folder_(std::move(folder)) {
        for (const char* target :
             {"program_reader", "facts_reader", "story_reader", "record_reader", "order_file"}) {
            std::filesystem::create_directories(folder_ / target);
        }
    }
    void put(const char* target, const std::string& name, std::string_view text) const {
        std::ofstream(folder_ / target / name, std::ios::binary) << text;
    }

private:
    std::filesystem::path folder_;
};

std::string lines_of(const Json& story) {
    std::string lines;
    for (Json fact : story.at("facts")) {
        fact.erase("refused");
        if (!fact.contains("member")) fact["member"] = "m";
        lines += to_text(fact) + "\n";
    }
    return lines;
}

void put_told(const Seeds& seeds, const std::string& name, const Json& document,
              const std::string& lines) {
    seeds.put("program_reader", name, to_text(document));
    seeds.put("facts_reader", name, lines);
    const auto programs = programs_from_text(to_text(document), making::made_zone);
    const auto facts = facts_from_lines(lines);
    if (!programs || !facts) return;
    for (const ReplayedMember& member : replayed(*programs, *facts)) {
        seeds.put("record_reader", name + "." + member.record.id.text,
                  to_text(to_json(member.record)));
    }
}

void put_story(const Seeds& seeds, const std::filesystem::path& path) {
    const auto story = parse_json(fuzz::file_text(path));
    fuzz::hold(story.has_value(), "a story is JSON");
    Json document, short_story;
    if (story->contains("versions"))
        short_story["versions"] = document["versions"] = story->at("versions");
    else
        short_story["program"] = document = story->at("program");
    short_story["facts"] = story->at("facts");
    for (Json& fact : short_story["facts"]) fact.erase("refused");
    seeds.put("story_reader", path.stem(), to_text(short_story));
    put_told(seeds, path.stem(), document, lines_of(*story));
}

Json document_of(const making::World& world) {
    if (world.versions.size() == 1) return to_json(world.versions.front().program);
    Json versions = Json::array();
    for (const PublishedProgram& published : world.versions) {
        Json one = {{"version", published.version}, {"document", to_json(published.program)}};
        if (published.from) one["from"] = to_string(*published.from);
        versions.push_back(std::move(one));
    }
    return {{"versions", std::move(versions)}};
}

void put_world(const Seeds& seeds, std::uint64_t seed) {
    const making::World world = making::random_world(seed);
    const std::string name = "world" + std::to_string(seed);
    Json story, facts = Json::array();
    for (const making::Told& told : world.told) facts.push_back(to_json(told.fact));
    const Json document = document_of(world);
    if (document.contains("versions"))
        story["versions"] = document["versions"];
    else
        story["program"] = document;
    story["facts"] = facts;
    seeds.put("story_reader", name, to_text(story));
    put_told(seeds, name, document, lines_of(story));
}

}  // namespace

int main(int argc, char** argv) {
    if (argc < 2) return std::fprintf(stderr, "write_seeds FOLDER STORY.json ...\n"), 2;
    const Seeds seeds(argv[1]);
    for (int i = 2; i < argc; ++i) put_story(seeds, argv[i]);
    for (std::uint64_t seed = 1; seed <= 40; ++seed) put_world(seeds, seed);
    for (const char* path :
         {"assets/programs/sample_shop.json", "assets/programs/online_retail.json",
          "tests/fuzz/everything.json", "tests/fuzz/two_versions.json"}) {
        seeds.put("program_reader", std::filesystem::path(path).stem(), fuzz::file_text(path));
    }
    seeds.put("order_file", "regulars",
              "order_id,member_id,time,sku,title,quantity,unit_price,channel\n"
              "A1,ann,2026-03-01 10:15,TEA,\"Tea, 75 g\",2,380,store\n"
              "A1,ann,2026-03-01 10:15,CUP,Cup,1,480.5,store\n"
              "A2,bo,2026-03-02T09:00:00+08:00,CUP,Cup,1,480.5,web\n"
              "A1,ann,2026-03-08,CUP,Cup,-1,480.5,store\n");
    seeds.put(
        "order_file", "online_retail",
        "InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country\n"
        "536365,85123A,WHITE HANGING HEART,6,2010-12-01 08:26:00,2.55,17850,United Kingdom\r\n"
        "536366,22633,\"HAND \"\"WARMER\"\"\",6,2010-12-01 08:28:00,1.85,17850,United Kingdom\n"
        "C536379,85123A,WHITE HANGING HEART,-1,2010-12-02 09:41:00,2.55,17850,United Kingdom\n"
        "536370,22728,ALARM CLOCK,24,2010-12-01 08:45:00,3.75,12583,France\n");
}
