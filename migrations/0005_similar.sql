-- +goose Up
-- The core sentence of each barrier as stems of its words, to find what looks like it. It is made anew from words; what is
-- erased there goes here too.
create table stemmed (
  id integer primary key,
  stream text not null,
  barrier text not null,
  words blob not null,
  unique (stream, barrier)
) strict;
create index stemmed_words on stemmed (stream, words);

create virtual table similar using fts5(stems, detail = none);
-- Without this a deleted word stays in the index until it is merged.
insert into similar (similar, rank) values ('secure-delete', 1);
