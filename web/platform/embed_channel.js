// embed_channel.js: the frame's end of the embedding protocol "regulars/1" (docs/embedding.md).
// The page that embeds us is not trusted: it names itself in ?o=, the server's list of parents must
// hold that very origin, and messages count only from parent, origin and nonce together. After one
// "connect" everything goes through its MessagePort and window messages are ignored.
// The session stays in memory. No cookies, no storage.

export const protocol = "regulars/1";
export const longest_message = 64 * 1024;
const reply_within_ms = 10_000;
const renew_ahead_ms = 60_000;
const between_heights_ms = 100;
const most_held = 32;  // messages kept until the app listens

/// 128 random bits as base64url.
export function new_nonce() {
    const bytes = crypto.getRandomValues(new Uint8Array(16));
    return btoa(String.fromCharCode(...bytes)).replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");
}

/// The object a message is, or null: too long, no text, no JSON, no object.
export function read_message(data) {
    if (typeof data !== "string" || data.length > longest_message) return null;
    try {
        const message = JSON.parse(data);
        return message && typeof message === "object" && !Array.isArray(message) ? message : null;
    } catch {
        return null;
    }
}

/// The one origin we talk to: what ?o= says, if the server's list says so too; else null.
export function parent_origin(search, parents) {
    const said = new URLSearchParams(search).get("o");
    return said !== null && Array.isArray(parents) && parents.includes(said) ? said : null;
}

/// How long a session lasts by the server's answer, in ms; null if it does not say.
function lasts_ms(session) {
    if (Number.isFinite(session.expires_in)) return session.expires_in * 1000;
    const end = Date.parse(session.expires_at ?? "");
    return Number.isFinite(end) ? end - Date.now() : null;
}

/// Starts the handshake at once. `parents` is the server's list of allowed origins. What it returns:
///   listen(take)     take(json) gets every message for the app, those that came before included:
///                      {"t":"session","session"}: what POST /v1/session answered
///                      {"t":"session_failed","code","status"}
///                      {"t":"locale","locale"}, {"t":"open","view"}, {"t":"logout"}
///   post(json)       from the app: {"t":"event","p":{"name","data"}} or {"t":"navigate","p":{"url"}}
///   set_height(px)   the height of the whole document; told at most ten times a second
///   renew()          a new session now; used after the server answered 401
///   viewport         {top, height} of what the shop's page shows of us in flow mode, or null;
///                    on_viewport is called when it changes
export function connect_to_shop({ parents, on_viewport = () => {} }) {
    const origin = parent_origin(location.search, parents);
    const hello_nonce = new_nonce();
    const waiting = new Map();   // our requests, by id
    const held = [];             // for the app
    let take = null;
    let port = null;
    let next_id = 1;
    let asking = null;           // the one request for a session under way
    let renew_timer = 0;
    let renew_at = Infinity;
    let height_wanted = 0, height_told = 0, height_timer = 0;

    const channel = { viewport: null, listen, post, set_height, renew };

    function tell_app(message) {
        const json = JSON.stringify(message);
        if (take) take(json);
        else if (held.length < most_held) held.push(json);
    }
    function listen(taker) {
        take = taker;
        for (const json of held.splice(0)) take(json);
    }
    function fail(code, status = 0) {
        tell_app({ t: "session_failed", code, status });
        send({ t: "error", p: { code } });
    }

    function send(message) {
        port?.postMessage(JSON.stringify(message));
    }
    function ask(t, p) {
        return new Promise((resolve, reject) => {
            const id = next_id++;
            const timer = setTimeout(() => {
                waiting.delete(id);
                reject(new Error("embed.no_answer"));
            }, reply_within_ms);
            waiting.set(id, { resolve, reject, timer });
            send({ id, t, p });
        });
    }

    function on_window_message(event) {
        if (event.source !== window.parent || event.origin !== origin) return;
        const message = read_message(event.data);
        if (message?.protocol !== protocol || message.t !== "connect" || message.nonce !== hello_nonce) return;
        if (event.ports.length !== 1) return;
        removeEventListener("message", on_window_message);
        clearTimeout(no_answer);
        port = event.ports[0];
        port.onmessage = (inner) => on_port_message(read_message(inner.data));
        send({ t: "ready", p: {} });
        if (height_wanted) tell_height();
        renew();
    }

    function on_port_message(message) {
        if (!message) return;
        if (message.re !== undefined) {
            const request = waiting.get(message.re);
            if (!request) return;
            waiting.delete(message.re);
            clearTimeout(request.timer);
            if (message.ok === true) request.resolve(message.p ?? {});
            else request.reject(new Error(typeof message.error === "string" ? message.error : "embed.refused"));
            return;
        }
        const p = message.p && typeof message.p === "object" ? message.p : {};
        switch (message.t) {
            case "init":
            case "locale":
                if (typeof p.locale === "string") tell_app({ t: "locale", locale: p.locale });
                break;
            case "open":
                if (typeof p.view === "string") tell_app({ t: "open", view: p.view });
                break;
            case "logout":
                end_renewal();
                tell_app({ t: "logout" });
                break;
            case "viewport":
                if (!Number.isFinite(p.top) || !Number.isFinite(p.height)) break;
                channel.viewport = { top: p.top, height: p.height };
                on_viewport(channel.viewport);
                break;
        }
    }

    // A fresh nonce for each token: one that leaks opens nothing a second time.
    async function new_session() {
        const nonce = new_nonce();
        let token;
        try {
            ({ token } = await ask("token", { nonce }));
        } catch (problem) {
            return fail(problem.message);
        }
        if (typeof token !== "string" || token === "") return fail("token.missing");
        let answer, session;
        try {
            answer = await fetch("/v1/session", {
                method: "POST",
                credentials: "omit",
                headers: { "Content-Type": "application/json" },
                body: JSON.stringify({ token, nonce }),
                signal: AbortSignal.timeout(reply_within_ms),
            });
            session = await answer.json();
        } catch {
            return fail("session.unreachable", answer?.status ?? 0);
        }
        if (!answer.ok) {
            return fail(typeof session?.code === "string" ? session.code : "session.refused", answer.status);
        }
        if (typeof session?.session !== "string") return fail("session.missing", answer.status);
        renew_before_end(session);
        tell_app({ t: "session", session: session.session });
    }
    function renew() {
        if (!port) return Promise.resolve();
        asking ??= new_session().finally(() => { asking = null; });
        return asking;
    }

    // One timer, as long as the session; a page in the background renews when it comes to the front.
    function renew_before_end(session) {
        const lasts = lasts_ms(session);
        end_renewal();
        if (lasts === null) return;
        const wait = Math.max(lasts - renew_ahead_ms, lasts / 2, 1000);
        renew_at = Date.now() + wait;
        renew_timer = setTimeout(renew_if_due, Math.min(wait, 2 ** 31 - 1));
    }
    function end_renewal() {
        clearTimeout(renew_timer);
        renew_at = Infinity;
    }
    function renew_if_due() {
        if (document.visibilityState === "visible" && Date.now() >= renew_at - 1000) renew();
    }

    function post(json) {
        const message = read_message(json);
        if (message?.t === "event" || message?.t === "navigate") send({ t: message.t, p: message.p });
    }

    function set_height(px) {
        if (!Number.isFinite(px) || Math.abs(px - height_wanted) < 1) return;
        height_wanted = px;
        if (!height_timer) tell_height();
    }
    function tell_height() {
        if (!port || Math.abs(height_wanted - height_told) < 1) return;
        height_told = height_wanted;
        send({ t: "height", p: { height: height_told } });
        height_timer = setTimeout(() => {
            height_timer = 0;
            tell_height();
        }, between_heights_ms);
    }

    let no_answer = 0;
    if (window.parent === window) {
        fail("embed.not_framed");
    } else if (origin === null) {
        fail("embed.origin_not_allowed");  // and not a word to whoever it is
    } else {
        addEventListener("message", on_window_message);
        document.addEventListener("visibilitychange", renew_if_due);
        no_answer = setTimeout(() => fail("embed.no_answer"), reply_within_ms);
        window.parent.postMessage(JSON.stringify({ protocol, t: "hello", nonce: hello_nonce }), origin);
    }
    return channel;
}
