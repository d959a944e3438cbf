-- Webhooks are sent from the log: a place in it says what was handed out, a row for each event and subscription says how
-- sending it goes. A server that dies leaves rows whose time comes again.

create table webhook (
    id              bigint      generated always as identity,
    name            text        not null,
    address         text        not null,
    owner           text        not null,
    office          text        not null,
    all_cases       boolean     not null,
    types           text[]      not null,
    item_code       text,
    authority       text,
    secret          text        not null,
    earlier_secret  text,
    earlier_until   timestamptz,
    created_at      timestamptz not null,
    since           xid8        not null default pg_current_xact_id(),
    failures        integer     not null default 0,
    failing_since   timestamptz,
    paused_until    timestamptz,
    disabled_at     timestamptz,
    disabled_for    text,
    constraint webhook_pk primary key (id),
    constraint webhook_disabled_for_a_reason check ((disabled_at is null) = (disabled_for is null)),
    constraint webhook_disabled_for check (disabled_for in ('Failing', 'Gone', 'Owner'))
);
comment on table webhook is '事件订阅: who is told of what happens to cases, and where';
comment on column webhook.all_cases is 'The owner may see every case; otherwise those their office took part in';
comment on column webhook.types is 'Event types wanted; empty = all';
comment on column webhook.secret is 'Signing secret, protected by the keys of the servers';
comment on column webhook.earlier_secret is 'The secret before, still signed with until earlier_until';
comment on column webhook.since is 'The transaction that made it: events of earlier ones are not sent';
comment on column webhook.failures is 'Failed attempts in a row; a success makes it 0';
comment on column webhook.paused_until is 'A receiver that does not answer is tried again then, with one delivery';
create index webhook_by_owner on webhook (owner, id);

create table webhook_delivery (
    id              bigint      generated always as identity,
    webhook_id      bigint      not null,
    case_id         bigint      not null,
    sequence        integer     not null,
    status          text        not null default 'Waiting',
    attempts        integer     not null default 0,
    made_at         timestamptz not null,
    next_at         timestamptz not null,
    first_tried_at  timestamptz,
    ended_at        timestamptz,
    constraint webhook_delivery_pk primary key (id),
    constraint webhook_delivery_once unique (webhook_id, case_id, sequence),
    constraint webhook_delivery_webhook_fk foreign key (webhook_id) references webhook (id) on delete cascade,
    constraint webhook_delivery_status check (status in ('Waiting', 'Delivered', 'Dead')),
    constraint webhook_delivery_ended check ((status = 'Waiting') = (ended_at is null))
) with (fillfactor = 80);
comment on table webhook_delivery is '投递: one event for one subscription';
comment on column webhook_delivery.next_at is 'When it may be sent; while a server is at it, when another may take it over';
create index webhook_delivery_due on webhook_delivery (webhook_id, next_at, id) where status = 'Waiting';
create index webhook_delivery_order on webhook_delivery (webhook_id, case_id, sequence) where status = 'Waiting';
create index webhook_delivery_listed on webhook_delivery (webhook_id, status, id);
create index webhook_delivery_ended_at on webhook_delivery (ended_at) where ended_at is not null;

create table webhook_attempt (
    delivery_id     bigint      not null,
    attempt         integer     not null,
    at              timestamptz not null,
    took_ms         integer     not null,
    status          integer,
    fault           text,
    constraint webhook_attempt_pk primary key (delivery_id, attempt),
    constraint webhook_attempt_delivery_fk foreign key (delivery_id) references webhook_delivery (id) on delete cascade
);
comment on table webhook_attempt is '投递记录: each time it was sent, and what the receiver said';
comment on column webhook_attempt.status is 'HTTP status; null when there was no answer';

create table webhook_progress (
    only_row        boolean     not null default true,
    transaction     xid8        not null default '0',
    position        bigint      not null default 0,
    constraint webhook_progress_pk primary key (only_row),
    constraint webhook_progress_one_row check (only_row)
);
comment on table webhook_progress is 'Up to where the log was handed out to subscriptions';
insert into webhook_progress default values;
