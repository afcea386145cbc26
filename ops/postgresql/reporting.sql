create database reporting;
create database outbox;
