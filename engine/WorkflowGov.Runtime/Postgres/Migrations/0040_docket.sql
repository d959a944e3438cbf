-- 办件台账: what lists, searches and figures read. It follows the log, a batch at a time, so that commands pay nothing for it
-- and no case is ever scanned to answer a question; case_event stays the truth, and all of this can be made anew from it.

-- Positions are given before transactions commit: only (transaction, position) is an order that nobody can slip into.
drop index case_event_by_position;
create index case_event_by_transaction on case_event (transaction, position);
create index case_event_by_position on case_event using brin (position) with (pages_per_range = 16);

create table docket (
    case_id         bigint      not null,
    sequence        integer     not null,
    authority       text        not null,
    item_code       text        not null,
    status          case_status not null,
    card            smallint    not null,
    applicant       text        not null,
    received_on     date        not null,
    constraint docket_pk primary key (case_id)
) with (fillfactor = 80);
comment on table docket is '办件台账: one row a case, as it stood at the event counted last';
comment on column docket.sequence is 'Events counted so far: what makes counting exact, however often and in whatever order events are met';
comment on column docket.card is 'Worst standing card: 0 none, 1 amber, 2 yellow, 3 red';
comment on column docket.applicant is '申请人, a natural person masked';
create index docket_by_authority on docket (authority, status, case_id);
create index docket_by_status on docket (status, case_id);
create index docket_by_item on docket (item_code, case_id);
create index docket_by_card on docket (card, case_id) where card > 0;
create index docket_by_day on docket (received_on, case_id);

create table docket_office (
    office          text        not null,
    case_id         bigint      not null,
    constraint docket_office_pk primary key (office, case_id)
);
comment on table docket_office is 'Offices that took part in a case: these may see it';

create table docket_words (
    case_id         bigint      not null,
    words           tsvector    not null,
    constraint docket_words_pk primary key (case_id)
);
comment on table docket_words is '全文: number, applicant, item and form as pairs of Chinese characters and as Latin words';
create index docket_words_found on docket_words using gin (words);

create table figure_series (
    id              integer     generated always as identity,
    authority       text        not null,
    office          text        not null,
    item_code       text        not null,
    step            text        not null,
    measure         text        not null,
    label           text        not null,
    constraint figure_series_pk primary key (id),
    constraint figure_series_once unique (measure, authority, item_code, office, step, label)
);
comment on table figure_series is '统计指标: what is counted; item_code is empty for the sum over an authority''s items';

create table figure (
    series          integer     not null,
    day             date        not null,
    n               bigint      not null,
    constraint figure_pk primary key (series, day)
) with (fillfactor = 80);
comment on table figure is '统计: how often on a day; for what is open now the day is the promised due date';

create table docket_progress (
    only_row        boolean     not null default true,
    transaction     xid8        not null default '0',
    position        bigint      not null default 0,
    constraint docket_progress_pk primary key (only_row),
    constraint docket_progress_one_row check (only_row)
);
comment on table docket_progress is 'How far the log was read into the docket';
insert into docket_progress default values;

insert into figure_series (measure, authority, item_code, office, step, label)
select distinct 'RefusedAttempt', '', '', office, '', code from refused_attempt;
insert into figure (series, day, n)
select s.id, (r.at at time zone 'Asia/Shanghai')::date, count(*)
from refused_attempt r join figure_series s on s.measure = 'RefusedAttempt' and s.office = r.office and s.label = r.code
group by 1, 2;
