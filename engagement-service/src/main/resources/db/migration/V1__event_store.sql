-- The event store, by the columns that Axon's JDBC engine knows. Payload and metadata are JSON, so that people can read them.
create table event (
    global_index         bigint generated always as identity primary key,
    event_identifier     text   not null,
    aggregate_identifier text   not null,
    sequence_number      bigint not null,
    type                 text   not null,
    time_stamp           text   not null,
    payload_type         text   not null,
    payload_revision     text,
    payload              text   not null,
    meta_data            text   not null,
    constraint event_place unique (aggregate_identifier, sequence_number)
);

create table snapshot (
    event_identifier     text   not null,
    aggregate_identifier text   not null,
    sequence_number      bigint not null,
    type                 text   not null,
    time_stamp           text   not null,
    payload_type         text   not null,
    payload_revision     text,
    payload              text   not null,
    meta_data            text   not null,
    primary key (aggregate_identifier, sequence_number)
);

-- A message is (source, id) once and for all, over all subjects. The digest of what the tool sent outlives any forgetting.
create table message (
    source   text   not null,
    id       text   not null,
    digest   text   not null,
    subject  text   not null,
    sequence bigint not null,
    entry_id uuid   not null,
    primary key (source, id)
);

-- People and free text behind the references in entries. An erased row keeps its reference and loses its text.
create table directory (
    reference text primary key,
    kind      text not null,
    subject   text not null,
    text      text
);

-- How far the publisher has come, as Axon's tracking token: an index and the gaps below it.
create table publication (
    topic        text    primary key,
    global_index bigint  not null,
    gaps         bigint[] not null
);
