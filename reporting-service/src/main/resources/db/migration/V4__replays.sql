-- Replays: what was asked, how far they are, what they came to. The figures of each request stand beside, to be compared.
create table replay (
    id          uuid        not null primary key,
    asked_at    timestamptz not null,
    parameters  text        not null, -- JSON, as they were asked, with the instant of knowledge filled in
    state       text        not null, -- waiting, running, done, cancelled, failed
    started_at  timestamptz,
    ended_at    timestamptz,
    entries     bigint,               -- how many there are to read
    entries_read bigint     not null default 0,
    measures    text[]      not null, -- what the numbers in figures stand for
    program     text        not null, -- its version
    problem     text,
    result      text                  -- the scorecard, JSON
);

create table replay_request (
    replay          uuid  not null references replay on delete cascade,
    subject         text  collate "C" not null,
    charter         text  not null,
    charter_version int   not null,
    figures         bytea not null,
    primary key (replay, subject)
);
