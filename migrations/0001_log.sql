-- +goose Up
create table entries (
  stream text not null,
  seq integer not null,
  at integer not null,
  op_id blob not null,
  op_digest blob, -- null once a sentence that the wish brought was erased
  salt blob,
  digest_sum blob, -- checksum over op_digest and salt, and cleared with them
  facts text not null, -- [[name, version, body], …]
  checksum blob not null, -- over all the rest, so that erasing leaves it true
  primary key (stream, seq)
) strict, without rowid;
create unique index entries_op on entries (stream, op_id);

create table records (
  stream text not null,
  kind text not null,
  id text not null,
  session text not null,
  to_ text not null, -- the handle or seat that it is addressed to
  seq integer not null,
  place integer not null,
  shape integer not null,
  pub text not null,
  own text not null,
  next_at integer,
  late_at integer,
  very_late_at integer,
  silent_at integer,
  expires_at integer,
  checksum blob not null,
  primary key (stream, kind, id)
) strict;
create index records_kind on records (kind, id);
create index records_host on records (json_extract(pub, '$.host')) where kind = 'trajectory';

create table words (
  id blob primary key,
  stream text not null,
  seq integer not null, -- the entry that brought it
  body text not null,
  salt blob,
  derived_from blob,
  lang text not null,
  checksum blob not null
) strict;
create index words_stream on words (stream, seq);

-- Without rowid: the order in which acts came in must not be readable from this table.
create table links (
  handle blob primary key,
  stream text not null,
  participant blob not null,
  delete_after integer
) strict, without rowid;
create index links_participant on links (participant);

create table erased (
  words blob primary key,
  stream text not null,
  op_id blob
) strict, without rowid;
create index erased_op on erased (stream, op_id);

create table meta (
  key text primary key,
  value text not null
) strict;
