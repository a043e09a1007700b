-- Read models of the reporting service. Every row is a pure function of Kafka records: emptying all tables and reading
-- the topics again gives the same rows. Money, prices and quantities are exact (numeric); times are UTC.

-- Whose turn it is to write: each start of the projection takes a new generation, older ones are refused.
create table projection (
    id smallint primary key check (id = 1),
    generation bigint not null
);
insert into projection (id, generation) values (1, 0);

-- Offset of the first record that the read models do not contain yet.
create table stored_positions (
    topic text not null,
    kafka_partition integer not null,
    next_offset bigint not null check (next_offset >= 0),
    primary key (topic, kafka_partition)
);

create table equity_points (
    report_offset bigint primary key,
    as_of timestamptz not null,
    equity numeric not null,
    unit_value numeric not null,
    drawdown numeric not null,
    breaker_level integer not null
);

create table risk_pictures (
    scope text primary key,
    as_of timestamptz not null,
    risk_epoch bigint not null,
    breaker_level integer not null,
    equity numeric not null,
    unit_value numeric not null,
    peak_unit_value numeric not null,
    drawdown numeric not null,
    max_drawdown numeric not null,
    executions_applied bigint not null
);

create table breaker_transitions (
    risk_epoch bigint primary key,
    at timestamptz not null,
    from_level integer not null,
    to_level integer not null,
    drawdown numeric not null,
    unit_value numeric not null,
    peak_unit_value numeric not null
);

create table risk_actions (
    risk_epoch bigint primary key,
    at timestamptz not null,
    kind text not null,
    halt_key text not null,
    scope text not null,
    reason text not null,
    people text not null,
    fraction numeric,
    stop_distance_multiplier numeric,
    until timestamptz
);

create table accounts (
    account text primary key,
    as_of timestamptz not null,
    net_deposits numeric not null,
    reconciled boolean not null,
    difference text not null,
    journal_sequence bigint not null,
    snapshot_offset bigint not null
);

-- A balance belongs to its account's latest snapshot when the offsets agree; others were left behind by older ones.
create table account_balances (
    account text not null,
    asset text not null,
    amount numeric not null,
    snapshot_offset bigint not null,
    primary key (account, asset)
);

create table marks (
    category text not null,
    symbol text not null,
    price numeric not null,
    closed_at timestamptz not null,
    primary key (category, symbol)
);

create table allocations (
    engine text primary key,
    account text not null,
    total_capital numeric not null,
    engine_capital numeric not null,
    effective_from timestamptz not null
);

create table intents (
    intent_id text primary key,
    engine text not null,
    account text not null,
    category text not null,
    symbol text not null,
    side text not null,
    style text not null,
    quantity numeric,
    quote_amount numeric,
    reduces_exposure boolean not null,
    reference_price numeric,
    risk_epoch bigint not null,
    decided_at timestamptz not null,
    reason text not null
);

create table verdicts (
    intent_id text primary key,
    engine text not null,
    account text not null,
    outcome text not null,
    rule text not null,
    explanation text not null,
    risk_epoch bigint not null,
    decided_at timestamptz not null
);
create index verdicts_rejected on verdicts (decided_at desc) where outcome = 'REJECTED';

create table orders (
    client_order_id text primary key,
    intent_id text not null,
    engine text not null,
    account text not null,
    category text not null,
    symbol text not null,
    side text not null,
    state text not null,
    exchange_order_id text not null,
    filled_quantity numeric not null,
    filled_value numeric not null,
    cause text not null,
    changed_at timestamptz not null,
    journal_sequence bigint not null
);
create index orders_newest on orders (changed_at desc, journal_sequence desc);
create index orders_of_intent on orders (intent_id);

create table executions (
    execution_id text primary key,
    client_order_id text not null,
    intent_id text not null,
    engine text not null,
    account text not null,
    category text not null,
    symbol text not null,
    side text not null,
    price numeric not null,
    quantity numeric not null,
    value numeric not null,
    fee numeric not null,
    fee_asset text not null,
    maker boolean not null,
    executed_at timestamptz not null,
    journal_sequence bigint not null
);
create index executions_newest on executions (executed_at desc, journal_sequence desc);

create table decisions (
    engine text not null,
    sequence bigint not null,
    event_time timestamptz not null,
    input_topic text,
    input_partition integer,
    input_offset bigint,
    input_type text not null,
    state text not null,
    rule text not null,
    explanation text not null,
    details jsonb not null,
    state_hash text not null,
    wished boolean not null,
    acted boolean not null,
    primary key (engine, sequence)
);
create index decisions_newest on decisions (event_time desc, engine, sequence desc);
create index decisions_acted on decisions (event_time desc, engine, sequence desc) where acted;
create index decisions_wished on decisions (event_time desc, engine, sequence desc) where wished;

create table alerts (
    alert_id text primary key,
    severity text not null,
    subject text not null,
    text text not null,
    at timestamptz not null
);
create index alerts_newest on alerts (at desc);
