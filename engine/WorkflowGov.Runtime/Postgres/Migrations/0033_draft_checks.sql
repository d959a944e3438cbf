-- 草稿核对: an applicant lets a draft be looked at before handing it in. It is no receipt and starts no limit of the law.

create table draft_check (
    id              bigint      generated always as identity,
    item_code       text        not null,
    item_name       text        not null,
    content         text        not null,
    asked_at        timestamptz not null,
    asked_by        text        not null,
    remarks         text,
    answered_at     timestamptz,
    answered_by     text,
    case_number     text,
    constraint draft_check_pk primary key (id),
    constraint draft_check_answer_whole check (num_nulls(remarks, answered_at, answered_by) in (0, 3))
);
comment on table draft_check is '草稿核对 (自愿网上预审): asked for by the applicant, who may hand the application in at any time';
comment on column draft_check.content is 'The draft as JSON';
comment on column draft_check.case_number is 'The case it became; null while it is a draft';
create index draft_check_waiting on draft_check (asked_at) where answered_at is null and case_number is null;
