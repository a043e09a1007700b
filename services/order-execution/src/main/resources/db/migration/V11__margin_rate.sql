-- Maintenance margin of an account as a part of its margin balance, as the exchange last stated it; null while it is not known.
alter table accounts add column margin_rate numeric;
