-- Bulk actions: one act on many cases, carried out case by case, resumed after a crash, each case reported.

create table bulk_action (
    id              bigint      generated always as identity,
    act             text        not null,
    actor           text        not null,
    asked_by        text        not null,
    asked_at        timestamptz not null,
    finished_at     timestamptz,
    constraint bulk_action_pk primary key (id)
);
comment on table bulk_action is '批量办理: who asked for which act on many cases';
comment on column bulk_action.act is 'The act as JSON';
comment on column bulk_action.actor is 'Who acts, with office and roles as they were when it was asked for, as JSON';
create index bulk_action_unfinished on bulk_action (id) where finished_at is null;

create table bulk_case (
    action_id       bigint      not null,
    ordinal         integer     not null,
    number          text        not null,
    answered_at     timestamptz,
    rule            text,
    message_zh      text,
    message_en      text,
    constraint bulk_case_pk primary key (action_id, ordinal),
    constraint bulk_case_action_fk foreign key (action_id) references bulk_action (id),
    constraint bulk_case_refusal_whole check (num_nulls(rule, message_zh, message_en) in (0, 3)),
    constraint bulk_case_refusal_is_an_answer check (rule is null or answered_at is not null)
);
comment on table bulk_case is '批量办理的每一件: done when answered without a rule, refused when a rule is named';
