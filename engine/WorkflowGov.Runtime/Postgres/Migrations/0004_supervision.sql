-- Cards can be revoked with a reason, orders opened, and the rungs of every clock are kept in balance.

alter table card
    add column id bigint generated always as identity,
    add column told text[] not null default '{}',
    add column revoked_at timestamptz,
    add column revoked_by text,
    add column reason text,
    drop constraint card_pk,
    add constraint card_pk primary key (id),
    add constraint card_revoked_whole check ((revoked_at is null) = (revoked_by is null) and (revoked_at is null) = (reason is null));
alter table card alter column told drop default;
comment on table card is '预警、黄牌、红牌: each rung of a clock once; a fact, never deleted: revoked with a reason at most';
comment on column card.told is 'Who is told: Handler (经办) and Head (部门负责人) of the office, Supervisor (监察员)';
create unique index card_standing_once on card (case_id, clock, rung) where revoked_at is null;
create index card_by_office on card (office, raised_at desc) where revoked_at is null;

create table supervision_order (
    case_id         bigint      not null,
    number          integer     not null,
    ground          text        not null,
    demand          text        not null,
    office          text        not null,
    opened_at       timestamptz not null,
    opened_by       text        not null,
    reply_by        date        not null,
    answer          text,
    result          text,
    closed_at       timestamptz,
    constraint supervision_order_pk primary key (case_id, number),
    constraint supervision_order_case_fk foreign key (case_id) references approval_case (id),
    constraint supervision_order_ground check (ground in ('Refused', 'Overdue', 'Unsolved', 'BadEffect')),
    constraint supervision_order_closed_whole check ((result is null) = (closed_at is null))
);
comment on table supervision_order is '督办: a supervisor''s order to an office, answered by it and closed with a result';
create index supervision_order_open on supervision_order (office, reply_by) where result is null;

-- Every rung that was ever armed has fired, was cancelled, was superseded by another instant, or is pending.
alter table clock
    add column armed smallint not null default 0,
    add column cancelled smallint not null default 0,
    add column superseded smallint not null default 0;
update clock k set armed = (select count(*) from card c where c.case_id = k.case_id and c.clock = k.name)
    + (k.amber_at is not null and k.fired < 1)::int + (k.yellow_at is not null and k.fired < 2)::int
    + (k.red_at is not null and k.fired < 3)::int;
comment on column clock.armed is 'Rungs armed so far = cards raised + cancelled + superseded + pending';
