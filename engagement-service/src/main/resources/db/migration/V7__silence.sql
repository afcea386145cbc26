-- When a connection was heard, and its longest silence that ended on that day: what is usual for it.
create table connection_day (
    connection text        not null,
    day        date        not null,
    heard_at   timestamptz not null,
    longest    interval    not null,
    primary key (connection, day)
);
