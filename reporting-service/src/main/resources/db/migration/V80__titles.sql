-- What people call a request by: references of its title and of the customer who asked.
alter table request add column title text;
alter table request add column customer text;
create index request_title on request (title);

-- A request is found by its id with or without the tool's prefix, in any case, also by the beginning of it.
create index request_id on request (lower(subject) text_pattern_ops);
create index request_key on request (lower(substr(subject, position(':' in subject) + 1)) text_pattern_ops);

-- And by words of its title, in no language of ours: any sign between letters and digits ends a word.
create index directory_words on directory
    using gin (to_tsvector('simple', regexp_replace(text, '[^[:alnum:]]+', ' ', 'g'))) where kind = 'text';

-- All requests are folded anew in the background, as after a new edition of the measures.
update request set edition = edition - 1;
