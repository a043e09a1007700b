-- What one account opened within a window is summed before each opening: found without reading all placements.
create index placements_submitted on placements (submitted_market_ms);
create index placements_under_way on placements (intent_id) where state in ('SUBMITTED', 'ACKNOWLEDGED');
