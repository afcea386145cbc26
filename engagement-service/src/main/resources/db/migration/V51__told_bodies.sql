-- Some tools sign the body alone, so anybody who saw a delivery may send it again under another name. Keyed digests of the
-- bodies that were told, by their connection, kept as long as messages are.
create table told_body (
    digest  bytea       primary key,
    told_at timestamptz not null default now()
);
alter table delivery add column by_body boolean not null default false;

-- Connections take turns.
create index delivery_turns on delivery (connection, id) where trouble is null;
