-- What opens the customers' pages: one request to rate, or all of one requester's or one unit's. No token is stored.
create table link (
    digest     text        not null primary key, -- the SHA-256 of the token
    kind       text        not null,             -- rate, mine
    request    text collate "C",                 -- null: a link to a unit's requests, or to a requester's
    requester  text,                             -- a reference; null: a link to a unit's requests
    unit       text,                             -- the unit's words, one a line, as in business-unit:sales
    made_at    timestamptz not null,
    expires_at timestamptz not null,
    revoked_at timestamptz
);
create index link_request on link (request);
create index link_requester on link (requester);
create index link_unit on link (unit);

-- When a form was first sent: the same form is the same message, whenever it comes again.
create table saying (
    id      text        not null primary key, -- of the message
    digest  text        not null,             -- of what it says, with its nonce
    said_at timestamptz not null
);
create index saying_age on saying (said_at);

-- Whom we asked for a rating: once per request and resolution.
create table asking (
    id           text        not null primary key,
    subscription text        not null,
    subject      text collate "C" not null,
    resolution   uuid        not null,
    requester    text,                 -- a reference; null: nobody is known
    decided_at   timestamptz not null,
    result       text        not null, -- waiting, sent, recorded, no-address, undelivered
    channel      text,                 -- mail or webhook, once it is sent
    attempts     int         not null default 0,
    next_at      timestamptz not null,
    problem      text,                 -- of the last try
    unique (subject, resolution)
);
create index asking_due on asking (next_at) where result in ('waiting', 'sent');
