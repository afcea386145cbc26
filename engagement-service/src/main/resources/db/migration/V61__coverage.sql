-- A log that is only held against the record, or fills in what is missing there; and what came of it.
alter table import_job add column reconcile text check (reconcile in ('compare', 'fill'));
alter table import_job add column reconciliation text;

-- Entries that such a log expects, until its job is over.
create table import_expected (
    import  uuid        not null references import_job (id) on delete cascade,
    place   bigint      generated always as identity,
    subject text        collate "C" not null,
    name    text        not null,
    at      timestamptz not null,
    person  text,
    id      text        not null,
    line    bigint      not null,
    missing boolean     not null default false,
    primary key (import, id)
);
create index import_expected_in_order on import_expected (import, subject, place);
create index import_missing on import_expected (import, id) where missing;

-- How much of what a connection's tool knew had been told when that was last looked at.
create table coverage (
    connection text             primary key,
    source     text             not null,
    at         timestamptz      not null,
    expected   bigint           not null,
    told       bigint           not null,
    late_p50   double precision,
    late_p90   double precision
);
