-- Files that are imported, as jobs. The file itself lies in the import folder until its job is over.
create table import_job (
    id         uuid        primary key,
    asked_at   timestamptz not null,
    mapping    text        not null,
    state      text        not null check (state in ('waiting', 'running', 'done', 'failed', 'undoing', 'undone')),
    started_at timestamptz,
    ended_at   timestamptz,
    bytes      bigint      not null,
    bytes_read bigint      not null default 0,
    rows       bigint      not null default 0,
    recorded   bigint      not null default 0,
    duplicates bigint      not null default 0,
    refused    bigint      not null default 0,
    retracted  bigint      not null default 0,
    undo_at    timestamptz,
    problem    text
);

-- What of a file was refused, by its line; the first ones, all are counted.
create table import_refusal (
    import uuid   not null references import_job (id) on delete cascade,
    line   bigint not null,
    says   text   not null
);
create index on import_refusal (import, line);

-- Whose a message is: an import retracts what it recorded itself. A retraction is for ever, so a message that is told
-- again after it was undone needs another id: undone counts how often that was.
create table import_message (
    source  text   not null,
    id      text   not null,
    subject text   not null,
    import  uuid   references import_job (id),
    line    bigint not null,
    undone  int    not null default 0,
    primary key (source, id)
);
create index on import_message (import, id);
