-- The reading side has a role of its own, which owns what it derives and cannot open the record.
\set password `cat /run/secrets/reporting-password`
create role reporting login password :'password';
create database reporting owner reporting;
create database outbox owner reporting;
revoke connect on database engagement from public;
