-- How figures run on as time passes, so that those of an open request need no folding; null if time alone changes none of them.
alter table request add column running bytea;

-- Those that had no figures, since one of them runs, are folded anew in the background.
update request set edition = edition - 1 where figures is null and opened_at is not null;
