-- Time of the exchange after which an order must not be sent any more; 0 for the usual one after its decision.
alter table orders add column valid_until_ms bigint not null default 0;
comment on column orders.reduces is 'what the message claimed; what is true follows from side and ledger';
