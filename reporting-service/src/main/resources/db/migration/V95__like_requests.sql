-- What tells what to expect of requests like this one, at any time of its life; and its silences. Neither while it has no opening.
alter table request add column lifeline bytea;
alter table request add column gaps bytea;
