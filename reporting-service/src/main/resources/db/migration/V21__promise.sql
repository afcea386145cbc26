-- By when the earliest commitment is to be delivered that is neither delivered nor withdrawn.
alter table request add column promise_by timestamptz;
create index request_promise on request (promise_by) where promise_by is not null;

-- Open requests with commitments are folded anew, as after a new edition of the measures.
update request set edition = edition - 1 where state = 'open' and cardinality(outcomes) > 0;
