// server/identity/tokens.h: the three kinds of token.
//   handoff.h      from the shop to us, signed, seconds long, used once
//   sessions.h     from us to the portal, random, minutes to hours
//   member_link.h  from us to the member, signed, days long
#pragma once

#include "server/identity/handoff.h"
#include "server/identity/member_link.h"
#include "server/identity/sessions.h"
