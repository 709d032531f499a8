-- +goose Up
-- What one wish writes lies together by its stream: fewer pages go to disk with each commit.
drop index records_kind;
create index records_session on records (kind, id) where kind = 'session';

create table words_2 (
  id blob not null,
  stream text not null,
  seq integer not null, -- the entry that brought it
  body text not null,
  salt blob,
  derived_from blob,
  lang text not null,
  checksum blob not null,
  unnamed integer not null default 0, -- 1: no record names it any more; it is kept, and not read when its stream is opened
  primary key (stream, unnamed, id)
) strict;
insert into words_2 (id, stream, seq, body, salt, derived_from, lang, checksum)
  select id, stream, seq, body, salt, derived_from, lang, checksum from words order by rowid;
drop table words;
alter table words_2 rename to words;

-- Without rowid: the order in which acts came in must not be readable from this table.
create table links_2 (
  handle blob not null,
  stream text not null,
  participant blob not null,
  delete_after integer,
  primary key (stream, participant, handle)
) strict, without rowid;
insert into links_2 select handle, stream, participant, delete_after from links order by stream, participant, handle;
drop table links;
alter table links_2 rename to links;
create index links_delete on links (delete_after) where delete_after is not null;
