-- The exchange's time when the ledger of an account began: what its transaction log tells of before is in what the ledger began with.
-- 0 while no time of the exchange was known yet.
alter table accounts add column opened_at_ms bigint not null default 0;
update accounts set opened_at_ms = as_of_ms;
