-- Which journal this is. What Kafka says was published holds for the one journal that published it: with another database,
-- a new or an older one, the same numbers mean other messages.
create table journal_identity (
    only_one   boolean primary key default true check (only_one),
    journal_id uuid    not null default gen_random_uuid()
);
insert into journal_identity default values;
