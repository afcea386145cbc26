-- What is counted over many requests at once needs more of each than its figures.
alter table request
    add column final_from        timestamptz, -- figures hold only where they are asked for later: a due date that passed; null: always
    add column wait              bytea,       -- for somebody to engage: its end, and the urgency over it
    add column outcomes          text[],      -- of each commitment
    add column outcomes_since    bigint[],    -- milliseconds since 1970: when that was decided; of an open one, its due date
    add column outcomes_to       timestamptz, -- the latest of those
    add column satisfaction      double precision,
    add column rated_at          timestamptz;

create index request_outcomes on request (outcomes_to) where outcomes_to is not null;
create index request_rated on request (rated_at) where rated_at is not null;
