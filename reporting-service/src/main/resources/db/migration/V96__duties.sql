-- What those owed whom a request waited on, if they owed anything, and the suppliers that it waited for; the empty name is that of one that
-- nobody named.
alter table request add column duties bytea;
alter table request add column suppliers text[];
