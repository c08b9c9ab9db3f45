// web/engine_main.cpp: the engine as a WASM module. A worker of the browser drives it
// (web/platform/engine_worker.js), and Node does in tests.
// Bytes     go in through one buffer: ask for room, write, call. They come out the same way.
//
//   engine_room(n)            where n bytes may be written
//   engine_post(n)            the buffer is a message
//   engine_open_file(n, size) the buffer is the file's name
//   engine_feed_file(n)       the buffer is the next piece; 0: stop reading
//   engine_close_file()  engine_break_file()
//   engine_step()             1: there is more to do
//   engine_take()             bytes of the next message out, then at engine_taken(); 0: none
#include <emscripten/emscripten.h>

#include "web/engine/engine.h"

namespace {

regulars::engine::Engine& engine() {
    static regulars::engine::Engine one;
    return one;
}

std::string incoming, outgoing;

std::string_view first_of_buffer(int bytes) {
    return std::string_view(incoming).substr(0, static_cast<std::size_t>(bytes));
}

}  // namespace

extern "C" {

EMSCRIPTEN_KEEPALIVE char* engine_room(int bytes) {
    incoming.resize(static_cast<std::size_t>(bytes));
    return incoming.data();
}

EMSCRIPTEN_KEEPALIVE void engine_post(int bytes) { engine().post(first_of_buffer(bytes)); }

EMSCRIPTEN_KEEPALIVE void engine_open_file(int name_bytes, double size) {
    engine().open_file(first_of_buffer(name_bytes), static_cast<std::int64_t>(size));
}

EMSCRIPTEN_KEEPALIVE int engine_feed_file(int bytes) {
    return engine().feed_file(first_of_buffer(bytes)) ? 1 : 0;
}

EMSCRIPTEN_KEEPALIVE void engine_close_file() { engine().close_file(); }
EMSCRIPTEN_KEEPALIVE void engine_break_file() { engine().break_file(); }
EMSCRIPTEN_KEEPALIVE int engine_step() { return engine().step() ? 1 : 0; }

EMSCRIPTEN_KEEPALIVE int engine_take() {
    auto message = engine().take();
    outgoing = std::move(message).value_or("");
    return static_cast<int>(outgoing.size());
}

EMSCRIPTEN_KEEPALIVE const char* engine_taken() { return outgoing.data(); }
}

int main() { return 0; }
