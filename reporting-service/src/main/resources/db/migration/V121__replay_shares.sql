-- A replay that several instances make together: how many shares of the history there are, null if one instance makes it alone.
alter table replay add column shares int;

-- What is on its way from those that fold to the one that adds up. Deleted once the replay is over; after a crash of the database it is
-- made again.
create unlogged table replay_share (
    replay       uuid    not null references replay on delete cascade,
    share        int     not null, -- the partition of the topic that stands for it
    number       bigint  not null, -- grows with each instance that begins it: who names another one has lost it
    member       text    not null, -- which instance folds it
    entries_read bigint  not null default 0,
    is_done      boolean not null default false,
    is_failed    boolean not null default false,
    primary key (replay, share)
);

create unlogged table replay_folded (
    replay   uuid   not null,
    share    int    not null,
    place    bigint not null generated always as identity,
    requests bytea  not null, -- some hundred folded requests
    primary key (replay, share, place),
    foreign key (replay, share) references replay_share on delete cascade
);
-- It is read once: compressing it would take longer than writing it.
alter table replay_folded alter column requests set storage external;
