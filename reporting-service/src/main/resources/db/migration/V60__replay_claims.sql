-- Which instance works on a replay: the number of its claim, and when it last said that it is alive.
alter table replay add column claim bigint not null default 0;
alter table replay add column beat_at timestamptz;
