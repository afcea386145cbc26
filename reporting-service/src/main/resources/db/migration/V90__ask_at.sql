-- By when a request that is done is to be looked at for asking its requester for a rating.
alter table request add column ask_at timestamptz not null default '-infinity';

-- The subscriptions that those instants are true for; at most one row.
create table asked_for (
    id            boolean not null primary key default true check (id),
    subscriptions text    not null
);
