-- Idempotency-Key: for a day the same request gets the same answer byte for byte, whatever it asked for. The key of a
-- case command is kept beside, in its own transaction (idempotency_key): that it is carried out once does not hang on
-- this table, which is written without waiting for the disk.
create table kept_answer (
    client          text        not null,
    key             text        not null,
    request_hash    bytea       not null,
    owner           integer     not null,
    begun_at        timestamptz not null,
    status          smallint,
    headers         text,
    body            bytea,
    constraint kept_answer_pk primary key (client, key),
    constraint kept_answer_whole check ((status is null) = (body is null) and (status is null) = (headers is null))
) with (fillfactor = 70);
comment on table kept_answer is 'Requests under an idempotency key with their answers, for a day';
comment on column kept_answer.owner is 'The server that works on it: it holds the advisory lock (75, owner) as long as it lives';
comment on column kept_answer.begun_at is 'Real time, not the demo''s';
comment on column kept_answer.status is 'HTTP status of the answer; null while it is worked on';
comment on column kept_answer.headers is 'Headers of the answer, as JSON';
comment on column kept_answer.body is 'The answer''s bytes, encrypted: it may hold what is shown once';
create index kept_answer_by_age on kept_answer (begun_at);
