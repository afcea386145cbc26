-- What changed in the directory and is not told to Kafka yet, and from when on it is to be told.
create table directory_change (
    due_at    timestamptz not null default '-infinity',
    id        bigint      not null generated always as identity,
    reference text        not null,
    primary key (due_at, id)
);
insert into directory_change (reference) select reference from directory;

-- The text of an erased row goes last, when all else that it finds is erased.
alter table directory add column erased boolean not null default false;

-- Requests that a forgotten person opened: they get no text again.
create table forgotten_request (
    subject text primary key
);

-- The values that refusals quoted may be names.
update import_refusal set says = regexp_replace(says, '(, and is|format:) ".*"$', '');
