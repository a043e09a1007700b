-- The protective stop of the position that an order opens, sent in the same request.
alter table orders add column stop_price numeric;

-- Perpetual positions by our own books; one that is flat has no row.
create table positions (
    account  text    not null references accounts,
    symbol   text    not null,
    quantity numeric not null,
    cost     numeric not null,
    primary key (account, symbol)
);

-- What the exchange executed by itself belongs to no placement: a stop, a liquidation, a deleveraging, a delivery.
alter table executions alter column client_order_id drop not null;
alter table executions add column cause text not null default 'ORDER';
create index orders_entries on orders (account, symbol) where category = 'LINEAR' and not reduces;
