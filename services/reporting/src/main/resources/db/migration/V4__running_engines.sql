-- An engine may run in several accounts: each numbers its own decisions, and has its own capital. Until now each ran in one, named
-- like it. A release from before this one writes no account: the default keeps it going.
alter table decisions add column account text not null default '';
update decisions set account = engine;
alter table decisions drop constraint decisions_pkey;
alter table decisions add primary key (engine, account, sequence);

alter table allocations drop constraint allocations_pkey;
alter table allocations add primary key (engine, account);
