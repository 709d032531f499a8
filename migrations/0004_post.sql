-- +goose Up
-- What is to be told to whom, and how far it came: one row a person, a piece of news and a way. No address stands here:
-- it is looked up when a message leaves, so that who was taken off a list hears nothing more.
-- Without rowid: the order in which people came must not be readable from this table.
create table post (
  stream text not null,
  session text not null,
  whose text not null, -- a seat, or what a personal link is for; empty: the table as a whole
  news text not null,
  turn integer not null, -- 0: the first way, 1: the second
  kind text not null, -- of the news
  of_ text not null, -- what it is about
  way text not null,
  asks integer not null,
  state text not null,
  message text not null, -- the Message-ID that it went under
  tries integer not null,
  made_at integer not null,
  next_at integer, -- not before; null: nothing is done any more
  sent_at integer,
  done_at integer,
  primary key (stream, whose, news, turn)
) strict, without rowid;
create index post_next on post (next_at) where next_at is not null;
create index post_session on post (session, made_at, whose, news, turn);
create index post_message on post (message) where message != '';
create index post_whose on post (whose);
create index post_done on post (done_at) where done_at is not null;

-- Where the mail of somebody with a personal link goes, outside the log.
create table addresses (
  stream text not null,
  session text not null,
  object text not null, -- what the link is for
  mail text not null,
  made_at integer not null,
  primary key (stream, object)
) strict, without rowid;
create index addresses_session on addresses (session);

-- How far each stream was looked through for news, and when there is other news.
create table looked (
  stream text primary key,
  seq integer not null,
  next_at integer
) strict, without rowid;
create index looked_next on looked (next_at) where next_at is not null;

create index records_trajectory on records (kind, stream) where kind = 'trajectory';
create index records_next on records (next_at, stream) where next_at is not null;
create index records_late on records (late_at, stream) where late_at is not null;
create index records_silent on records (silent_at, stream) where silent_at is not null;
create index records_expires on records (expires_at, stream) where expires_at is not null;
