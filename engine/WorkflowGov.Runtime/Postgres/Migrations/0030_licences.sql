-- 电子证照库: what the government holds, who looked into it with whose consent, and the numbers of our own certificates.

create table licence (
    id              bigint      generated always as identity,
    holder          text        not null,
    holder_name     text        not null,
    kind            text        not null,
    number          text        not null,
    issuer          text        not null,
    valid_from      date        not null,
    valid_to        date,
    status          text        not null default 'Valid',
    replaced_by     text,
    data            text        not null default '{}',
    case_id         bigint,
    constraint licence_pk primary key (id),
    constraint licence_number_once unique (kind, number),
    constraint licence_status check (status in ('Valid', 'Revoked', 'Replaced')),
    constraint licence_replaced_says_by check ((status = 'Replaced') = (replaced_by is not null)),
    constraint licence_validity check (valid_to is null or valid_to >= valid_from)
);
comment on table licence is '电子证照: issued by our own decisions, or taken over; expired is not kept but told from valid_to';
comment on column licence.holder is '证件号码 of the holder';
comment on column licence.case_id is 'The case that issued it; null when it was taken over';
comment on column licence.data is 'Further contents as JSON';
create index licence_by_holder on licence (holder, kind);
create index licence_by_case on licence (case_id) where case_id is not null;

create table licence_query (
    id              bigint      generated always as identity,
    at              timestamptz not null,
    user_name       text        not null,
    office          text        not null,
    holder          text        not null,
    consent_by      text        not null,
    purpose         text        not null,
    case_id         bigint,
    found           integer     not null,
    constraint licence_query_pk primary key (id),
    constraint licence_query_consented check (consent_by <> '' and purpose <> '')
);
comment on table licence_query is '证照查询记录: who looked up whose licences, when, for what, with whose consent; append-only';
create index licence_query_by_holder on licence_query (holder, at desc);

create function refuse_licence_query_change() returns trigger language plpgsql as $$
begin
    raise exception 'licence_query is append-only: % refused', tg_op using errcode = 'restrict_violation';
end $$;
create trigger licence_query_append_only before update or delete on licence_query
    for each row execute function refuse_licence_query_change();
create trigger licence_query_never_truncated before truncate on licence_query
    for each statement execute function refuse_licence_query_change();

create table certificate_serial (
    issuer          text        not null,
    document        text        not null,
    year            integer     not null,
    last            integer     not null,
    constraint certificate_serial_pk primary key (issuer, document, year)
);
comment on table certificate_serial is '证照编号: last serial of a body, document and year; a number may go unused, none is given twice';
