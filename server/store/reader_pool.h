// server/store/reader_pool.h: connections for reading beside the writer, one a request at a time.
// Snapshot  a lease is one read transaction: all it reads is of one moment.
// Threads   lease() may be called from any thread; a Lease stays on one.
#pragma once
#include <mutex>
#include <vector>

#include "server/store/data_folder.h"

namespace regulars::store {

class ReaderPool {
public:
    explicit ReaderPool(DataFolder folder) : folder_(std::move(folder)) {}

    class Lease {
    public:
        Lease(Lease&& other) noexcept = default;
        Lease& operator=(Lease&&) = delete;
        ~Lease();
        Connection& connection() { return *connection_; }

    private:
        friend class ReaderPool;
        Lease(ReaderPool& pool, std::unique_ptr<Connection> connection)
            : pool_(&pool), connection_(std::move(connection)) {}
        ReaderPool* pool_;
        std::unique_ptr<Connection> connection_;  // null: moved away
    };

    Stored<Lease> lease();

private:
    void take_back(std::unique_ptr<Connection> connection);

    const DataFolder folder_;
    std::mutex lock_;
    std::vector<std::unique_ptr<Connection>> idle_;
};

}  // namespace regulars::store
