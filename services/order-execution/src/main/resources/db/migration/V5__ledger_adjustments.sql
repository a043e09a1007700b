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
