-- What proves that nothing is missing: how many entries each partition has brought, repeats not counted (null until counted), and the
-- highest number and epoch that the publisher wrote on its records.
alter table position add column entries bigint;
alter table position add column ordinal bigint not null default 0;
alter table position add column epoch bigint not null default 0;
-- The epoch for which the partition was last read again from its beginning, since entries were missing.
alter table position add column read_again_for bigint;
alter table position add column moved_at timestamptz;

-- Which entry a record that could not be read was, so that a later one can take its place.
alter table parked add column sequence bigint;
alter table parked add column recorded_at timestamptz;
create index parked_entry on parked (topic, subject, sequence);
