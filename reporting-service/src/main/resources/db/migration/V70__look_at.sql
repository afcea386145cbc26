-- By when the deadlines of an open request are to be looked at for warnings.
alter table request add column look_at timestamptz not null default '-infinity';
create index request_look on request (look_at) where state = 'open';

-- The subscriptions that those instants are true for; at most one row.
create table looked_for (
    id            boolean not null primary key default true check (id),
    subscriptions text    not null
);
