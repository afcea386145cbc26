-- How often a replay was begun: one that ends the process is not begun for ever.
alter table replay add column attempts int not null default 0;
