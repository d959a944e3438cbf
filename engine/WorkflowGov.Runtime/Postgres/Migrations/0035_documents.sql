-- Documents (文书) that were issued, and the serials of their numbers. A document is a fact: never changed, never deleted.

create table issued_document (
    number           text        not null,
    case_id          bigint      not null,
    kind             text        not null,
    told_of          integer     not null,
    sequence         integer     not null,
    title            text        not null,
    authority        text        not null,
    issued_at        timestamptz not null,
    issued_by        text        not null,
    template_version integer     not null,
    template_hash    text        not null,
    content          text        not null,
    content_hash     text        not null,
    file_hash        text        not null,
    constraint issued_document_pk primary key (number),
    constraint issued_document_once unique (case_id, kind, told_of),
    constraint issued_document_event_fk foreign key (case_id, sequence) references case_event (case_id, sequence),
    constraint issued_document_tells_of_the_past check (told_of < sequence)
);
comment on table issued_document is '文书: what was issued, when, of which event; the PDF is printed from content again and again';
comment on column issued_document.number is '文号, unique';
comment on column issued_document.told_of is 'Sequence of the event the document tells of: one document a kind and event';
comment on column issued_document.content is 'What stands on it, as JSON; holds personal data';
comment on column issued_document.content_hash is 'SHA-256 of content; its beginning is the verification code';
comment on column issued_document.file_hash is 'SHA-256 of the PDF as it was printed first';

create function refuse_document_change() returns trigger language plpgsql as $$
begin
    raise exception 'issued_document is never changed: % refused', tg_op using errcode = 'restrict_violation';
end $$;
create trigger issued_document_is_a_fact before update or delete on issued_document
    for each row execute function refuse_document_change();
create trigger issued_document_never_truncated before truncate on issued_document
    for each statement execute function refuse_document_change();

create table document_serial (
    authority       text        not null,
    series          text        not null,
    year            integer     not null,
    last            integer     not null,
    constraint document_serial_pk primary key (authority, series, year),
    constraint document_serial_from_one check (last >= 1)
);
comment on table document_serial is '文号: last serial of an authority, series and year; taken in the transaction that issues, so there are no gaps';
