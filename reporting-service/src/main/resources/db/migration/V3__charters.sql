-- Every charter version that was published, as the topic brought it; version 1 of default is built in.
create table charter (
    name           text collate "C" not null,
    version        int         not null,
    recorded_at    timestamptz not null,
    effective_from timestamptz not null,
    type           text        not null, -- name and revision as they were on the wire
    document       text        not null, -- JSON, as it was on the wire
    primary key (name, version)
);

-- Finds whom a version judged that another one judges now.
create index request_charter on request (charter_version, opened_at);
