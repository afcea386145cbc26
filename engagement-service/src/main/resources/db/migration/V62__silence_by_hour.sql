-- How long a connection had been silent by the end of an hour (or by its next delivery, if that came within the hour), for the five
-- weeks before it was last heard. The longest of one hour of the week is what is usual then.
create table connection_hour (
    connection text        not null,
    hour       timestamptz not null,
    longest    interval    not null,
    primary key (connection, hour)
);
