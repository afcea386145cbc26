-- One row if this store was begun by a demo with an invented past: for good, since nothing deletes it.
create table invented_past (begun_at timestamptz not null);
