-- The parameters that the risk service published last: an object whose values are names and values, in their order.
create table risk_parameters (
    scope text primary key,
    hash text not null,
    parameters jsonb not null
);
