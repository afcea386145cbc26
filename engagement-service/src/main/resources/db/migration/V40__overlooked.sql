-- Per connection: deliveries that told nothing, by their reason, and states whose meaning nobody has said.
create table connection_overlooked (
    connection text        not null,
    kind       text        not null,
    word       text        not null,
    times      bigint      not null,
    last_at    timestamptz not null,
    primary key (connection, kind, word)
);
