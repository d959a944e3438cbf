-- Revisions of the statutory calendar: proposed by one person, approved by another, then every open clock is counted anew.

create table calendar_edition (
    version         text        not null,
    ordinal         bigint      generated always as identity,
    notices         text        not null,
    proposed_at     timestamptz not null,
    proposed_by     text        not null,
    approved_at     timestamptz,
    approved_by     text,
    settled_at      timestamptz,
    cases_moved     bigint      not null default 0,
    clocks_moved    bigint      not null default 0,
    constraint calendar_edition_pk primary key (version),
    constraint calendar_edition_approval_whole check ((approved_at is null) = (approved_by is null)),
    constraint calendar_edition_settled_after_approval check (settled_at is null or approved_at is not null)
);
comment on table calendar_edition is '工作日历版本: the one approved last is in force; kept for good, so that every due date can be counted again';
comment on column calendar_edition.ordinal is 'Order of coming into force: only one edition waits at a time';
comment on column calendar_edition.notices is 'The notices as JSON: all a count needs, whatever becomes of the files';
comment on column calendar_edition.settled_at is 'When every open clock was found counted with it; null = counting anew is under way';
create unique index calendar_edition_one_waiting on calendar_edition ((true)) where approved_at is null;
