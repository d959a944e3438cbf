-- 账户: people who sign in, what they tried, their sessions, and the keys that several servers seal sessions with.

create table account (
    user_name       text        not null,
    name            text        not null,
    office          text        not null,
    roles           text[]      not null,
    password_hash   text,
    must_change     boolean     not null default false,
    issuer          text,
    subject         text,
    created_at      timestamptz not null,
    created_by      text        not null,
    disabled_at     timestamptz,
    constraint account_pk primary key (user_name),
    constraint account_user_name_short check (length(user_name) between 1 and 64),
    constraint account_has_roles check (cardinality(roles) > 0),
    constraint account_signs_in_one_way check ((password_hash is null) = (subject is not null)),
    constraint account_subject_of_issuer check ((issuer is null) = (subject is null)),
    constraint account_subject_once unique (issuer, subject)
);
comment on table account is '账户: who may sign in, with a password of this system or through the provider named';
comment on column account.password_hash is 'PBKDF2 with its salt and count of rounds; null for those who sign in through the provider';
comment on column account.must_change is 'The password was given by somebody else: only changing it is allowed';

create table sign_in_failure (
    user_name       text        not null,
    failures        integer     not null,
    last_at         timestamptz not null,
    locked_until    timestamptz,
    constraint sign_in_failure_pk primary key (user_name),
    constraint sign_in_failure_counted check (failures > 0)
);
comment on table sign_in_failure is '登录失败: wrong passwords in a row for a name, whether anybody has it or not; a day without one forgets them';

create table session (
    id              uuid        not null,
    user_name       text        not null,
    opened_at       timestamptz not null,
    seen_at         timestamptz not null,
    ends_at         timestamptz not null,
    ended_at        timestamptz,
    source          text        not null,
    kind            text        not null,
    constraint session_pk primary key (id),
    constraint session_kind_known check (kind in ('browser', 'token')),
    constraint session_ends_later check (ends_at > opened_at)
) with (fillfactor = 70);
comment on table session is '会话: from sign-in to sign-out, an idle hour or the last minute';
comment on column session.seen_at is 'Last request, to the minute';
create index session_of_user on session (user_name) where ended_at is null;

create table access_event (
    id              bigint      generated always as identity,
    at              timestamptz not null,
    kind            text        not null,
    user_name       text,
    by_user         text,
    source          text        not null,
    note            text        not null default '',
    constraint access_event_pk primary key (id)
);
comment on table access_event is '登录和账户留痕: append-only; never a password, key or token';
comment on column access_event.user_name is 'Whom it is about; null when nobody of the name tried is known, for a password may have been typed there';
create index access_event_of_user on access_event (user_name, id);

create function refuse_access_event_change() returns trigger language plpgsql as $$
begin
    raise exception 'access_event is append-only: % refused', tg_op using errcode = 'restrict_violation';
end $$;
create trigger access_event_append_only before update or delete on access_event
    for each row execute function refuse_access_event_change();
create trigger access_event_never_truncated before truncate on access_event
    for each statement execute function refuse_access_event_change();

create table key_ring (
    name            text        not null,
    xml             text        not null,
    constraint key_ring_pk primary key (name)
);
comment on table key_ring is 'Keys of ASP.NET Core Data Protection, shared by all servers: whoever reads them can forge sessions';
