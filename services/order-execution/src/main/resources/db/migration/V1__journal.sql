-- What order execution knows must survive anything, so it is here before it is anywhere else.

-- Next offset of each partition of orders.commands.v1, stored with the orders read from before it.
create table stored_positions (
    topic       text   not null,
    partition   int    not null,
    next_offset bigint not null,
    primary key (topic, partition)
);

-- One row an intent, whatever becomes of it.
create table orders (
    intent_id       text    primary key,
    client_order_id text    not null unique,
    engine          text    not null,
    account         text    not null,
    category        text    not null,
    symbol          text    not null,
    side            text    not null,
    style           text    not null,
    quantity        numeric,
    quote_amount    numeric,
    reduces         boolean not null,
    risk_epoch      bigint  not null,
    decided_at_ms   bigint  not null,
    mark_price      numeric not null,
    state           text    not null,
    filled_quantity numeric not null default 0,
    filled_value    numeric not null default 0,
    cause           text    not null default '',
    trace_parent    text    not null default '',
    origin_wall_us  bigint  not null default 0,
    first_byte_wall_us bigint not null default 0,
    check ((quantity is null) <> (quote_amount is null))
);
create index orders_unfinished on orders (account)
    where state not in ('FILLED', 'CANCELLED', 'REJECTED', 'EXPIRED');

-- One row for each order that was, or was about to be, sent to the exchange. An order that is worked as maker first has several.
create table placements (
    client_order_id   text    primary key,
    intent_id         text    not null references orders,
    number            int     not null,
    kind              text    not null,
    quantity          numeric,
    quote_amount      numeric,
    limit_price       numeric,
    state             text    not null,
    exchange_order_id text    not null default '',
    filled_quantity   numeric not null default 0,
    filled_value      numeric not null default 0,
    submitted_wall_ms bigint  not null,
    submitted_market_ms bigint not null,
    cause             text    not null default '',
    unique (intent_id, number)
);

create table executions (
    account         text    not null,
    execution_id    text    not null,
    client_order_id text    not null references placements,
    side            text    not null,
    price           numeric not null,
    quantity        numeric not null,
    value           numeric not null,
    fee             numeric not null,
    fee_asset       text    not null,
    maker           boolean not null,
    executed_at_ms  bigint  not null,
    primary key (account, execution_id)
);

-- The ledger: what each account holds by our own books.
create table accounts (
    account      text    primary key,
    net_deposits numeric not null,
    as_of_ms     bigint  not null,
    reconciled   boolean not null,
    difference   text    not null default ''
);

create table balances (
    account text    not null references accounts,
    asset   text    not null,
    amount  numeric not null,
    primary key (account, asset)
);

-- Messages that became true with the transaction that wrote them, in order, until Kafka has them.
create table outbox (
    sequence       bigint  generated always as identity primary key,
    topic          text    not null,
    record_key     text    not null,
    payload        bytea   not null,
    trace_parent   text    not null default '',
    origin_wall_us bigint  not null default 0
);
