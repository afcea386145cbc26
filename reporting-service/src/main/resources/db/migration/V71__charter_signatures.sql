-- What signatories said of charter versions, in the order of the charter's stream.
create table charter_signature (
    name        text        collate "C" not null,
    sequence    bigint      not null,
    version     int         not null,
    recorded_at timestamptz not null,
    signatory   text        not null,
    refused     boolean     not null,
    person      text,       -- a reference
    reason      text,       -- a reference
    primary key (name, sequence)
);
