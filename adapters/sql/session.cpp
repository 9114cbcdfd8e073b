// SPDX-License-Identifier: Apache-2.0
#include "adapters/sql/session.h"

namespace guiju::sql {

Session::Session(const Dialect& dialect, const Url& url, const Options& options, Watchdog* dog)
    : dialect_(dialect),
      place_(url.place),
      options_(options),
      dog_(dog),
      cases("case_row", case_row_columns()),
      documents("case_doc", case_doc_columns()),
      joined(document_columns()),
      journal("journal", journal_columns()),
      work("work_item", work_item_columns()),
      clocks("clock", clock_columns()),
      outbox("outbox", outbox_columns()),
      commands("command", command_columns()),
      figures("figure", figure_columns()),
      policies("policy", policy_columns()),
      policy_acts("policy_act", policy_act_columns()),
      units("unit", unit_columns()),
      stand_ins("stand_in", stand_in_columns()),
      holdings("holding", holding_columns()),
      links("case_link", link_columns()),
      lists("list_version", list_columns()),
      seals("seal", seal_columns()),
      removals("removal", removal_columns()),
      lanes("outbox_lane", lane_columns()),
      deliveries("delivery", delivery_columns()),
      heads(head_columns()) {
    for (Cell* cell :
         {&key, &unit_key, &name, &role_name, &entry_name, &account_name, &account_subject})
        cell->is_text = true;
    for (Cell* cell :
         {&trip.command_key, &trip.clocks, &trip.work, &trip.links, &trip.asked_commands,
          &trip.asked_cases, &trip.asked_hashes, &trip.asked_since, &trip.unlinked})
        cell->is_text = true;
    for (bool* upserts : {&journal.upserts, &work.upserts, &clocks.upserts, &units.upserts,
                          &stand_ins.upserts, &holdings.upserts, &links.upserts,
                          &deliveries.upserts, &figures.upserts, &policies.upserts})
        *upserts = dialect.upserts();
    watch_.line = dialect_.connect(session_, url, options);
    watched([&] { dialect_.greet(session_, url, options); });
}

Session::~Session() {
    // Why: a library that begins by itself commits what is open when it is closed, or cannot be closed.
    if (dialect_.control().rollback == nullptr) rollback();
}

Refusal Session::silence() const {
    const auto seconds = (options_.deadline.count() + 999) / 1000;
    return {{base::ErrorKind::retry_later,
             base::Code::gj5440,
             {place_},
             "silent for " + std::to_string(seconds) + " s"}};
}

bool Session::may_close() noexcept {
    try {
        return watched([&] { return dialect_.may_close(session_); });
    } catch (...) {
        return false;
    }
}

Connection connected(const Dialect& dialect, const Url& url, const Options& options,
                     Watchdog* dog) {
    return Connection(std::make_unique<Session>(dialect, url, options, dog).release());
}

void Closing::operator()(Session* session) const {
    std::unique_ptr<Session> owned(session);
    if (!owned->may_close()) static_cast<void>(owned.release());
}

void Session::cut() {
    if (watch_.line.cut) watch_.line.cut();
}

void Session::run(Lazy& statement, const char* text) {
    statement.get(session_, [&](Statement& s) { s.prepare(text); }).run();
}

void Session::begin_write() {
    const auto control = dialect_.control();
    if (control.begin_write != nullptr) {
        run(begin_write_, control.begin_write);
    } else {
        dialect_.begin(session_, true, options_);
    }
    if (control.after_begin_write != nullptr) run(after_begin_write_, control.after_begin_write);
    dialect_.begun(session_);
}

void Session::begin_read() {
    const auto control = dialect_.control();
    if (control.begin_read != nullptr) {
        run(begin_read_, control.begin_read);
    } else {
        dialect_.begin(session_, false, options_);
    }
    if (control.after_begin_read != nullptr) run(after_begin_read_, control.after_begin_read);
}

void Session::commit() {
    const auto* text = dialect_.control().commit;
    text != nullptr ? run(commit_, text) : session_.commit();
}

void Session::savepoint() { run(savepoint_, "savepoint one_change"); }
void Session::release() { run(release_, "release savepoint one_change"); }
void Session::rollback_to_savepoint() { run(back_, "rollback to savepoint one_change"); }

void Session::rollback() noexcept {
    try {
        watched([&] {
            const auto* text = dialect_.control().rollback;
            text != nullptr ? run(rollback_, text) : session_.rollback();
        });
    } catch (...) {
        // Why: some errors end the transaction by themselves, and then there is nothing to roll back.
        return;
    }
}

Pool::Lease Pool::lease() {
    {
        const std::lock_guard lock(guard_);
        if (!idle_.empty()) {
            auto session = std::move(idle_.back());
            idle_.pop_back();
            return {*this, std::move(session)};
        }
    }
    return {*this, connected(dialect_, url_, options_, &dog_)};
}

void Pool::forget() {
    std::vector<Connection> gone;
    {
        const std::lock_guard lock(guard_);
        gone.swap(idle_);
    }
    for (auto& session : gone) session->cut();
}

void Pool::Lease::discard() {
    const bool silent = session_ && session_->is_cut();
    session_.reset();
    if (silent) pool_->forget();
}

Pool::Lease::~Lease() {
    if (session_) pool_->give_back(std::move(session_));
}

void Pool::give_back(Connection session) {
    const std::lock_guard lock(guard_);
    if (idle_.size() < kKept && !session->is_cut()) idle_.push_back(std::move(session));
}

}  // namespace guiju::sql
