-- Finds the charters among all streams: there are few, and each starts once.
create index event_charter on event (aggregate_identifier) where type = 'charter' and sequence_number = 0;
