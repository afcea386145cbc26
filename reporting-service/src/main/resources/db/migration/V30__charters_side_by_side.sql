-- Where the customer is: a dimension by which charters choose their requests.
alter table request add column location text;

-- Requests judged otherwise are looked for by every condition of a charter, which no index covers, and only after the charters have changed.
drop index request_charter;
