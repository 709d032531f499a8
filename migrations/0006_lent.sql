-- +goose Up
-- When a trajectory was taken along to a place without internet. While a row has no end its stream takes no entry here.
create table lends (
  token blob primary key,
  stream text not null,
  organization text not null,
  seq integer not null, -- the last entry that went along
  base blob not null, -- a sum over the checksums of all entries up to that one
  made_at integer not null,
  ended_at integer,
  back integer not null default 0 -- 1: it came back; 0 with an end: it was revoked
) strict, without rowid;
create unique index lends_away on lends (stream) where ended_at is null;
