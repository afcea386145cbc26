-- The figures of providers outside, as published; the last row of a provider counts.
create table benchmark (
    provider text not null,
    sequence bigint not null,
    recorded_at timestamptz not null,
    type text not null,
    document text not null,
    primary key (provider, sequence)
);
