-- Since when each subscription counts, by the rules that it has now.
create table subscription (
    name  text        not null primary key,
    rules text        not null, -- a digest
    since timestamptz not null
);

-- Every warning that was decided. None is ever deleted: a second one would be sent.
create table warning (
    id           text        not null primary key,
    number       bigint      not null generated always as identity unique, -- the order in which they were decided
    subscription text        not null,
    subject      text collate "C" not null,
    target       text        not null,
    due          timestamptz not null,
    step         text        not null,
    step_at      timestamptz not null,
    decided_at   timestamptz not null,
    state        text        not null,
    urgency      text        not null,
    service      text,
    team         text,
    unique (subscription, subject, target, due, step)
);

-- One for each recipient of a warning.
create table sending (
    warning      text        not null references warning,
    recipient    text        not null, -- topic, or its kind and place in the subscription
    number       bigint      not null,
    subscription text        not null,
    subject      text collate "C" not null,
    result       text        not null, -- waiting, sent, undelivered
    attempts     int         not null default 0,
    since        timestamptz not null, -- tries are made for a day from then on
    next_at      timestamptz not null,
    ended_at     timestamptz,
    problem      text,                 -- of the last try
    primary key (warning, recipient)
);
create index sending_waiting on sending (subscription, recipient, number) where result = 'waiting';
create index sending_undelivered on sending (number) where result = 'undelivered';
