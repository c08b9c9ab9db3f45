// web/studio/studio_state.h: what the studio remembers between frames.
#pragma once
#include "core/wording/catalog.h"
#include "web/app/portal_model.h"
#include "web/app/portal_state.h"
#include "web/studio/draft.h"
#include "web/studio/replay.h"
#include "web/studio/studio_boot.h"

namespace regulars::studio {

struct OfferedMember {
    MemberId id;
    std::string name;
    std::string tier;  // its id, under the published programme
};

struct StudioState {
    StudioBoot boot;
    Catalog catalog;          // the portal's texts and the studio's
    Catalog loading_catalog;  // of another language, until both its files are there
    Loading loading = Loading::loading;
    Failure failure = Failure::none;

    std::optional<PublishedProgram> published;
    Draft draft;
    Problems problems;        // of the draft, by core; empty: it is a programme
    PublishedProgram design;  // the last draft that was one

    std::vector<OfferedMember> members;
    std::size_t previewed = 0;  // of them
    bool member_failed = false;
    std::optional<RecordAnswer> record;  // of that member
    std::optional<PortalModel> preview;

    Replay replay;
    bool worker_started = false;

    // Requests under way, by what they asked; 0: none.
    std::uint32_t texts_request = 0, studio_texts_request = 0, program_request = 0;
    std::uint32_t members_request = 0, record_request = 0, orders_request = 0;
};

/// Nothing differs from what is published.
inline bool is_as_published(const StudioState& state) { return state.draft.typed.empty(); }

/// The result on the screen belongs to the design on the table.
bool result_is_current(const StudioState& state);

}  // namespace regulars::studio
