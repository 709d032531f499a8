-- +goose Up
create table keys (
  hash blob primary key,
  kind text not null,
  stream text not null,
  session text not null,
  object text not null,
  seat text not null,
  tbl text not null,
  door text not null,
  organization text not null,
  account text not null,
  made_at integer not null,
  expires_at integer,
  revoked_at integer
) strict;
create index keys_session on keys (session, kind);
create index keys_account on keys (account);

create table accounts (
  id text primary key,
  name text not null,
  folded text not null unique, -- the name without regard to case
  password text not null, -- argon2id, encoded
  organization text not null,
  made_at integer not null
) strict;
create index accounts_organization on accounts (organization);

create table contacts (
  participant text not null,
  way text not null,
  detail text not null,
  delete_after integer,
  primary key (participant, way)
) strict;
create index contacts_delete on contacts (delete_after) where delete_after is not null;
create index links_delete on links (delete_after) where delete_after is not null;

create table seating (
  session text not null,
  seat text not null,
  wish text not null,
  detail text not null,
  primary key (session, seat)
) strict;
