-- Sessions of people who signed in with a browser, as Spring Session keeps them. In a schema of their own: whoever may read the figures'
-- tables must not read these, since a row opens the page for whoever knows it.
-- It is there already if the figures' tables are made again.
drop schema if exists login cascade;
create schema login;

create table login.session (
    primary_id char(36) primary key,
    session_id char(36) not null unique,
    creation_time bigint not null,
    last_access_time bigint not null,
    max_inactive_interval integer not null,
    expiry_time bigint not null,
    principal_name text
);
create index on login.session (expiry_time);

create table login.session_attributes (
    session_primary_id char(36) not null references login.session on delete cascade,
    attribute_name text not null,
    attribute_bytes bytea not null,
    primary key (session_primary_id, attribute_name)
);
