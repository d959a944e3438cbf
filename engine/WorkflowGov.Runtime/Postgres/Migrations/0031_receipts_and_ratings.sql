-- 进度查询 by number and password, and 好差评.

create table query_key (
    case_id         bigint      not null,
    salt            bytea       not null,
    password_hash   bytea       not null,
    issued_at       timestamptz not null,
    issued_by       text        not null,
    constraint query_key_pk primary key (case_id),
    constraint query_key_case_fk foreign key (case_id) references approval_case (id)
);
comment on table query_key is '查询密码 of a case, hashed; shown once on the 收件凭证';

create table query_failure (
    number          text        not null,
    failures        integer     not null,
    last_at         timestamptz not null,
    constraint query_failure_pk primary key (number)
);
comment on table query_failure is 'Wrong passwords by query number, of real cases or not: after some the number is locked for a while';
create index query_failure_by_age on query_failure (last_at);

create table rating (
    case_id         bigint      not null,
    level           smallint    not null,
    comment         text        not null,
    rated_at        timestamptz not null,
    contacted_at    timestamptz,
    contacted_by    text,
    contact_note    text,
    resolved_at     timestamptz,
    resolved_by     text,
    result          text,
    constraint rating_pk primary key (case_id),
    constraint rating_case_fk foreign key (case_id) references approval_case (id),
    constraint rating_level check (level between 1 and 5),
    constraint rating_contact_whole check (num_nulls(contacted_at, contacted_by, contact_note) in (0, 3)),
    constraint rating_result_whole check (num_nulls(resolved_at, resolved_by, result) in (0, 3)),
    constraint rating_result_after_contact check (resolved_at is null or contacted_at is not null),
    constraint rating_follow_up_of_bad_only check (contacted_at is null or level >= 4)
);
comment on table rating is '好差评: once a case, by the applicant; who keeps silent is counted by rule and has no row';
create index rating_open on rating (rated_at) where level >= 4 and resolved_at is null;
