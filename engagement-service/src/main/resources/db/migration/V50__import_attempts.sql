-- How often an import was begun since it last came a step further: one that ends the process is not begun for ever.
alter table import_job add column attempts int not null default 0;
