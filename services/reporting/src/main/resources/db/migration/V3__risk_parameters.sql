-- The parameters that the risk service published last: names and values, in their order.
create table risk_parameters (
    scope text primary key,
    hash text not null,
    parameters jsonb not null
);
