-- How many customers a request affects; null if nothing says.
alter table request add column customers integer;

-- All requests are folded anew in the background, as after a new edition of the measures.
update request set edition = edition - 1;
