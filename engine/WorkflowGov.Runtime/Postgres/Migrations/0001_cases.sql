-- The engine's memory: cases, their events, tasks and clocks. One command writes them in one transaction.
-- Time enters as a parameter; nothing here asks the server for now().

create table definition (
    code            text        not null,
    version         integer     not null,
    hash            text        not null,
    name            text        not null,
    authority       text        not null,
    effective_on    date        not null,
    content         text        not null,
    source          text        not null,
    published_at    timestamptz not null,
    published_by    text        not null,
    constraint definition_pk primary key (code, version),
    constraint definition_code_length check (length(code) = 33),
    constraint definition_version_from_one check (version >= 1)
);
comment on table definition is '事项定义: published versions, immutable; the registry cases are pinned to';
comment on column definition.content is 'The compiled item as JSON: all a case needs, whatever becomes of the files';
comment on column definition.source is 'The YAML file as its authors wrote it';

create table approval_case (
    id              bigint      not null,
    number          text        not null,
    item_code       text        not null,
    item_version    integer     not null,
    definition_hash text        not null,
    authority       text        not null,
    item_name       text        not null,
    applicant_name  text        not null,
    status          text        not null,
    sequence        integer     not null,
    head            bytea       not null,
    state           text        not null,
    received_at     timestamptz not null,
    changed_at      timestamptz not null,
    closed_at       timestamptz,
    constraint approval_case_pk primary key (id),
    constraint approval_case_number_once unique (number),
    constraint approval_case_definition_fk foreign key (item_code, item_version) references definition (code, version),
    constraint approval_case_status check (status in
        ('Received', 'Correcting', 'InReview', 'Suspended', 'Decided', 'Delivered', 'Declined', 'Lapsed', 'Withdrawn')),
    constraint approval_case_number_length check (length(number) = 43),
    constraint approval_case_head_length check (length(head) = 32)
) with (fillfactor = 70);
comment on table approval_case is '办件: the current shape of a case; its truth is case_event';
comment on column approval_case.sequence is 'Number of events so far; the optimistic lock together with case_event_pk';
comment on column approval_case.head is 'Hash of the last event: shows a truncated log';
comment on column approval_case.state is 'Marking and deeds as JSON; clocks and application stand in their own tables';
create index approval_case_by_item on approval_case (item_code, id);

create table application (
    case_id         bigint      not null,
    content         text        not null,
    constraint application_pk primary key (case_id),
    constraint application_case_fk foreign key (case_id) references approval_case (id)
);
comment on table application is '申请: applicant, form and materials; written at receipt and correction only';

create table case_event (
    case_id         bigint      not null,
    sequence        integer     not null,
    position        bigint      generated always as identity,
    transaction     xid8        not null default pg_current_xact_id(),
    at              timestamptz not null,
    user_name       text        not null,
    display_name    text        not null,
    office          text        not null,
    definition_hash text        not null,
    type            text        not null,
    payload         text        not null,
    hash            bytea       not null,
    constraint case_event_pk primary key (case_id, sequence),
    constraint case_event_sequence_from_one check (sequence >= 1),
    constraint case_event_hash_length check (length(hash) = 32)
);
comment on table case_event is '审批留痕: append-only, hash-chained per case; at the same time the outbox, read by position';
comment on column case_event.position is 'Order for readers of the feed; final below the oldest running transaction';
create index case_event_by_position on case_event (position);

create function refuse_change() returns trigger language plpgsql as $$
begin
    raise exception 'case_event is append-only: % refused', tg_op using errcode = 'restrict_violation';
end $$;
create trigger case_event_append_only before update or delete on case_event
    for each row execute function refuse_change();
create trigger case_event_never_truncated before truncate on case_event
    for each statement execute function refuse_change();

create table approval_task (
    case_id         bigint      not null,
    step            text        not null,
    visit           integer     not null,
    title           text        not null,
    role            text        not null,
    office          text        not null,
    status          text        not null,
    opened_at       timestamptz not null,
    due_on          date,
    case_due_on     date,
    claimed_by      text,
    done_by         text,
    done_at         timestamptz,
    outcome         text,
    constraint approval_task_pk primary key (case_id, step, visit),
    constraint approval_task_status check (status in ('open', 'done', 'cancelled')),
    constraint approval_task_done_has_doer check ((status = 'done') = (done_by is not null and done_at is not null))
) with (fillfactor = 80);
comment on table approval_task is '审批任务: one row for each visit of a step';
create index approval_task_inbox on approval_task (office, role, due_on, case_id) where status = 'open';

create table clock (
    case_id         bigint      not null,
    name            text        not null,
    ordinal         bigint      generated always as identity,
    kind            text        not null,
    office          text        not null,
    due_on          date,
    provisional     boolean     not null,
    suspended       boolean     not null,
    stopped_on      date,
    content         text        not null,
    amber_at        timestamptz,
    yellow_at       timestamptz,
    red_at          timestamptz,
    expire_at       timestamptz,
    fired           smallint    not null default 0,
    next_rung_at    timestamptz generated always as (
        case when fired < 1 and amber_at is not null then amber_at
             when fired < 2 and yellow_at is not null then yellow_at
             when fired < 3 then red_at end) stored,
    constraint clock_pk primary key (case_id, name),
    constraint clock_fired check (fired between 0 and 3),
    constraint clock_stopped_is_quiet check
        (stopped_on is null or (amber_at is null and yellow_at is null and red_at is null and expire_at is null))
) with (fillfactor = 80);
comment on table clock is '时限: budget and ledger of each clock; the timers read next_rung_at and nothing else';
comment on column clock.ordinal is 'Order of starting within a case';
comment on column clock.content is 'The clock as JSON; its due date is derived from it, never edited';
comment on column clock.fired is 'Highest rung raised: 0 none, 1 amber, 2 yellow, 3 red; only the sweep raises it';
comment on column clock.expire_at is 'When a consequence in law follows: 视为受理, 逾期未补';
create index clock_due on clock (next_rung_at, case_id) where next_rung_at is not null;
create index clock_expiring on clock (expire_at, case_id) where expire_at is not null;

create table card (
    case_id         bigint      not null,
    clock           text        not null,
    rung            text        not null,
    due_on          date        not null,
    due_at          timestamptz not null,
    raised_at       timestamptz not null,
    office          text        not null,
    constraint card_pk primary key (case_id, clock, rung),
    constraint card_rung check (rung in ('Amber', 'Yellow', 'Red'))
);
comment on table card is '预警、黄牌、红牌: each rung of a clock once; a fact, never deleted';
create index card_by_time on card (raised_at desc, case_id);

create table case_serial (
    implementation  text        not null,
    received_on     date        not null,
    last            integer     not null,
    constraint case_serial_pk primary key (implementation, received_on)
);
comment on table case_serial is '办件编号: last serial of an 实施编码 on a day';

create table idempotency_key (
    client          text        not null,
    key             text        not null,
    request_hash    text        not null,
    answer          text        not null,
    created_at      timestamptz not null,
    constraint idempotency_key_pk primary key (client, key)
);
comment on table idempotency_key is 'Answers already given: the same key gets the same answer, once executed';
create index idempotency_key_by_age on idempotency_key (created_at);

create table refused_attempt (
    id              bigint      generated always as identity,
    at              timestamptz not null,
    user_name       text        not null,
    office          text        not null,
    case_id         bigint,
    item_code       text,
    command         text        not null,
    code            text        not null,
    message         text        not null,
    constraint refused_attempt_pk primary key (id)
);
comment on table refused_attempt is '被拒操作: who tried to depart from the standard';
create index refused_attempt_by_time on refused_attempt (at desc);

create sequence case_id_block as bigint increment by 100;
comment on sequence case_id_block is 'Each value is the first of a hundred case ids taken by one server';

create table demo_clock (
    only_row        boolean     not null default true,
    ahead           bigint      not null,
    constraint demo_clock_pk primary key (only_row),
    constraint demo_clock_one_row check (only_row),
    constraint demo_clock_forward check (ahead >= 0)
);
comment on table demo_clock is 'Demo mode only: how many milliseconds the program''s clock is ahead of the real one';
