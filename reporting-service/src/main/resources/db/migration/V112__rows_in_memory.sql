-- Which transaction stored a row last: an instance that holds rows in memory reads only those that are new to it.
alter table request add column changed xid8 not null default pg_current_xact_id();
create index request_changed on request (changed);
