#include "server/store/reader_pool.h"

namespace regulars::store {

Stored<ReaderPool::Lease> ReaderPool::lease() {
    std::unique_ptr<Connection> connection;
    {
        const std::lock_guard guard(lock_);
        if (!idle_.empty()) {
            connection = std::move(idle_.back());
            idle_.pop_back();
        }
    }
    if (!connection) {
        auto opened = folder_.reader();
        if (!opened) return std::unexpected(opened.error());
        connection = std::make_unique<Connection>(std::move(*opened));
    }
    if (auto begun = connection->run("BEGIN"); !begun) {
        return std::unexpected(store_error(begun.error()));
    }
    return Lease(*this, std::move(connection));
}

ReaderPool::Lease::~Lease() {
    if (connection_) pool_->take_back(std::move(connection_));
}

void ReaderPool::take_back(std::unique_ptr<Connection> connection) {
    // A connection that cannot end its transaction is closed rather than lent again.
    if (!connection->run("COMMIT")) return;
    const std::lock_guard guard(lock_);
    idle_.push_back(std::move(connection));
}

}  // namespace regulars::store
