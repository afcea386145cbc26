-- What the topic brought, as it came; everything else here is derived from it and may be thrown away.
create table entry (
    subject     text collate "C" not null,
    sequence    bigint      not null,
    entry_id    uuid        not null,
    source      text        not null,
    message_id  text        not null,
    type        text        not null, -- name and revision as they were on the wire
    occurred_at timestamptz not null,
    recorded_at timestamptz not null,
    data        text        not null, -- JSON, as it was on the wire
    primary key (subject, sequence)
) partition by hash (subject);

-- What the stories say of each request: dimensions, what is settled, and deadlines as absolute instants.
create table request (
    subject         text collate "C" not null primary key,
    entries         int         not null,
    first_recorded  timestamptz not null,
    newest_recorded timestamptz not null,
    newest_occurred timestamptz not null,
    opened_first    timestamptz, -- of all its openings, also those that were retracted: bounds for every as-of
    opened_last     timestamptz,
    opened_at       timestamptz, -- as the story says now; null without an opening
    ended_at        timestamptz, -- null while it is open
    state           text        not null,
    owner           text,
    activity        text,
    urgency         text,
    service         text,
    team            text,
    business_unit   text,
    channel         text,
    source          text,
    priority        text,
    impact          text,
    charter         text,
    charter_version int,
    anomalies       int         not null,
    waiting_since   timestamptz, -- since when the customer waits for somebody to engage; null if nobody has to
    engage_by       timestamptz,
    own_by          timestamptz,
    update_by       timestamptz,
    resolve_by      timestamptz,
    edition         int         not null, -- which set of measures said so
    figures         bytea,       -- one per measure; null while any of them runs
    pace_kept       double precision,
    observed        int         not null, -- which histograms have seen it
    gaps_observed_to timestamptz
) partition by hash (subject);
create table entry_0 partition of entry for values with (modulus 8, remainder 0);
create table entry_1 partition of entry for values with (modulus 8, remainder 1);
create table entry_2 partition of entry for values with (modulus 8, remainder 2);
create table entry_3 partition of entry for values with (modulus 8, remainder 3);
create table entry_4 partition of entry for values with (modulus 8, remainder 4);
create table entry_5 partition of entry for values with (modulus 8, remainder 5);
create table entry_6 partition of entry for values with (modulus 8, remainder 6);
create table entry_7 partition of entry for values with (modulus 8, remainder 7);
create table request_0 partition of request for values with (modulus 8, remainder 0);
create table request_1 partition of request for values with (modulus 8, remainder 1);
create table request_2 partition of request for values with (modulus 8, remainder 2);
create table request_3 partition of request for values with (modulus 8, remainder 3);
create table request_4 partition of request for values with (modulus 8, remainder 4);
create table request_5 partition of request for values with (modulus 8, remainder 5);
create table request_6 partition of request for values with (modulus 8, remainder 6);
create table request_7 partition of request for values with (modulus 8, remainder 7);

create index request_opened on request (opened_at);
create index request_open on request (state) where state = 'open';
create index request_ended on request (ended_at);

-- How far each partition of the topic has been read, in the transaction of what that caused.
create table position (
    topic       text   not null,
    partition   int    not null,
    next_offset bigint not null,
    primary key (topic, partition)
);

-- Every entry recorded up to and including that instant has arrived here; at most one row.
create table completeness (
    id          boolean     not null primary key default true check (id),
    complete_to timestamptz not null
);

-- Since when this database has been filled: what was recorded before is history to it.
create table birth (
    id boolean     not null primary key default true check (id),
    at timestamptz not null default clock_timestamp()
);
insert into birth default values;

-- Records that nothing could be made of, with the reason; the rest goes on without them.
create table parked (
    topic     text   not null,
    partition int    not null,
    "offset"  bigint not null,
    subject   text,
    reason    text   not null,
    headers   text   not null,
    value     bytea,
    primary key (topic, partition, "offset")
);
create index parked_subject on parked (subject);
