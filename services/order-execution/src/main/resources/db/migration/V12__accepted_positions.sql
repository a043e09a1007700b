-- Of the perpetual whose position differs; empty when it is a coin.
alter table acceptance_requests add column symbol text not null default '';
