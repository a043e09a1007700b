-- Where the stop of a position was moved to, asked for at each look at it.
create index orders_moved_stops on orders (account, symbol, decided_at_ms) where style = 'MOVE_STOP';
