-- Which requests earlier imports told: a log that comes in pieces is noticed by it.
create index import_message_request on import_message (source, subject);
