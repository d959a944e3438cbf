-- What an executor other than the native one has still to follow. Empty while the native executor runs.

create table executor_move (
    case_id         bigint      not null,
    sequence        integer     not null,
    position        bigint      generated always as identity,
    content         text        not null,
    due_at          timestamptz not null,
    tries           integer     not null default 0,
    constraint executor_move_pk primary key (case_id, sequence),
    constraint executor_move_tries check (tries >= 0)
) with (fillfactor = 80);
comment on table executor_move is '执行器待办: moves of cases, written with the command, deleted once followed; the moves of a case in order of sequence';
comment on column executor_move.due_at is 'Not before: moves on after each failure';
create index executor_move_by_position on executor_move (position);
