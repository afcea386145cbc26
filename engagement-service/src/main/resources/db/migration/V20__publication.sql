-- How far the publisher has come, with what proves it: per partition the first appearances it has sent and the offset behind the
-- last one the broker confirmed. The epoch grows when the broker lost records that it had confirmed. Null until counted.
alter table publication add column sent bigint[];
alter table publication add column ends bigint[];
alter table publication add column epoch bigint not null default 0;
alter table publication add column progressed_at timestamptz;

-- Points that were whole, to go back to if the broker loses its tail.
create table publication_checkpoint (
    at           timestamptz not null primary key,
    global_index bigint      not null,
    gaps         bigint[]    not null,
    sent         bigint[]    not null,
    ends         bigint[]    not null
);

-- Entries that no reader can make anything of: published as they are, and named until somebody mends them.
create table set_aside (
    global_index bigint      not null primary key,
    subject      text        not null,
    sequence     bigint      not null,
    type         text        not null,
    reason       text        not null,
    noticed_at   timestamptz not null default clock_timestamp()
);
