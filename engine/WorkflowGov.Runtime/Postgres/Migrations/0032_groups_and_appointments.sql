-- 一件事: cases started by one intake; 预约: slots of service points, each seat taken once.

create table case_group (
    number          text        not null,
    case_id         bigint      not null,
    constraint case_group_pk primary key (number, case_id),
    constraint case_group_case_fk foreign key (case_id) references approval_case (id)
);
comment on table case_group is '一件事: the cases of one intake; each keeps its own code, clocks and decision';

create table appointment (
    id              bigint      generated always as identity,
    point           text        not null,
    starts_at       timestamptz not null,
    seat            integer     not null,
    holder          text        not null,
    holder_name     text        not null,
    item_code       text,
    booked_at       timestamptz not null,
    booked_by       text        not null,
    cancelled_at    timestamptz,
    constraint appointment_pk primary key (id),
    constraint appointment_seat_from_one check (seat >= 1)
);
comment on table appointment is '预约: one seat of a slot of a service point for one person';
comment on column appointment.holder is '证件号码 of who comes';
create unique index appointment_seat_once on appointment (point, starts_at, seat) where cancelled_at is null;
create unique index appointment_holder_once on appointment (holder, starts_at) where cancelled_at is null;
