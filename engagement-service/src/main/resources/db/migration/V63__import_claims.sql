-- Which instance works on an import: the number of its claim, and when it last said that it is alive.
alter table import_job add column claim bigint not null default 0;
alter table import_job add column beat_at timestamptz;
