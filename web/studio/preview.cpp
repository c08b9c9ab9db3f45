#include "web/studio/preview.h"

#include "core/evaluation/decide.h"

namespace regulars::studio {

MemberRecord record_under(const PublishedProgram& design, const MemberRecord& record) {
    MemberRecord decided{record.id, {}, {}};
    const std::vector<std::int64_t> none_taken(design.program.rewards.size());
    for (const Fact& fact : record.facts) {
        auto entries = decide(design, decided, fact, none_taken);
        if (!entries) continue;
        decided.facts.push_back(fact);
        for (ExplainedEntry& entry : *entries) decided.entries.push_back(std::move(entry));
    }
    return decided;
}

PortalModel preview_of(const PublishedProgram& design, const MemberRecord& record, Instant now) {
    PortalModel model;
    model.published = design;
    model.record = record_under(design, record);
    model.now = now;
    derive(model);
    return model;
}

}  // namespace regulars::studio
