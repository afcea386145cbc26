-- From now on rows of an earlier edition may answer until all are folded anew. Those of before have other forms.
update request set edition = edition - 1 where edition < 6;

-- What questions of the present are answered from, the last by which all requests were folded; one row.
create table answering (
    epoch   bigint      not null, -- grows with each change
    edition int         not null, -- of the measures
    known   timestamptz not null  -- charters and signatures recorded later do not judge yet
);
insert into answering
select 0,
       coalesce((select min(edition) from request), 0),
       greatest('1970-01-01', (select max(recorded_at) from charter), (select max(recorded_at) from charter_signature));

-- Requests as they were folded before, while others are still to be folded anew.
create table request_before (
    like request including defaults,
    epoch bigint not null, -- those of another epoch are left over
    primary key (subject)
);
create index request_before_changed on request_before (changed);
