-- 查阅留痕: who looked at a case with its personal data, and who was not let.

create table case_reading (
    id              bigint      generated always as identity,
    at              timestamptz not null,
    user_name       text        not null,
    office          text        not null,
    case_number     text        not null,
    allowed         boolean     not null,
    constraint case_reading_pk primary key (id)
);
comment on table case_reading is '查阅留痕: append-only; the same reader of the same case once in five minutes';
create index case_reading_of_case on case_reading (case_number, id);
create trigger case_reading_append_only before update or delete on case_reading
    for each row execute function refuse_access_event_change();
create trigger case_reading_never_truncated before truncate on case_reading
    for each statement execute function refuse_access_event_change();
