-- What tools delivered, until it is worked off; with a kind of trouble it is in quarantine, until it expires. What was said is
-- encrypted, each delivery with a key of its own.
create table delivery (
    id          bigint generated always as identity primary key,
    connection  text        not null,
    digest      bytea       not null unique,
    received_at timestamptz not null,
    sealed      bytea       not null,
    trouble     text,
    reason      bytea,
    expires_at  timestamptz
);
create index delivery_waiting on delivery (id) where trouble is null;
create index delivery_quarantined on delivery (id) where trouble is not null;

-- The tickets of tools that send the whole of them, as they were; encrypted likewise.
create table ticket_snapshot (
    subject   text        not null,
    version   timestamptz not null,
    place     int         not null,
    stored_at timestamptz not null,
    sealed    bytea       not null,
    primary key (subject, version, place)
);
create index ticket_snapshot_age on ticket_snapshot (stored_at);
