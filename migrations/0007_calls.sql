-- +goose Up
-- Who wants to be called, and by whom: off the board and outside the log. A row goes when the call was made.
-- Without rowid: the order in which people asked must not be readable from this table.
create table calls (
  id text primary key,
  stream text not null,
  session text not null,
  seat text not null, -- whose
  whom text not null, -- who calls: the vertrouwenspersoon, or the person for what is urgent
  about text not null, -- a card or barrier; empty: nothing on the board
  name text not null, -- as they want to be called
  number text not null,
  moment text not null, -- when it suits
  words text not null,
  made_at integer not null,
  delete_after integer not null
) strict, without rowid;
create index calls_session on calls (session, whom);
create index calls_seat on calls (seat);
create index calls_delete on calls (delete_after);
