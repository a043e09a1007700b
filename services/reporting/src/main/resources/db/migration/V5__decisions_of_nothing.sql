-- Decisions under which nothing was done are kept for so many decisions of their engine; this finds the older ones. Of tickers there
-- are none any more.
delete from decisions where not acted and input_type = 'eternal.v1.TickerChanged';
create index decisions_of_nothing on decisions (engine, account, sequence) where not acted;
