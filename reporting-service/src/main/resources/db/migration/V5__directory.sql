-- What references stand for, as the topic brings it; a tombstone deletes the row.
create table directory (
    reference text collate "C" not null primary key,
    kind      text not null,
    text      text not null
);
