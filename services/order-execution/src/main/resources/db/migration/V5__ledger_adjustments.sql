-- What moved a balance besides executions: what the exchange's transaction log explains, and what an operator accepted.
create table ledger_adjustments (
    account       text    not null references accounts,
    adjustment_id text    not null,
    kind          text    not null,
    asset         text    not null,
    amount        numeric not null,
    deposit       numeric not null,
    reason        text    not null,
    accepted_by   text    not null default '',
    at_ms         bigint  not null,
    primary key (account, adjustment_id)
);

-- What operators asked to accept, and what came of it.
create table acceptance_requests (
    request_id text    primary key,
    account    text    not null,
    asset      text    not null,
    amount     numeric not null,
    reason     text    not null,
    person     text    not null,
    answer     text
);
create index acceptance_requests_open on acceptance_requests (account) where answer is null;
