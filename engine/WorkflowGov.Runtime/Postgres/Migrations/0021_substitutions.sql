-- 代理: who stands in for whom, from day to day. Ended early, the row stays and says by whom.

create table substitution (
    id              bigint      generated always as identity,
    absent          text        not null,
    substitute      text        not null,
    office          text        not null,
    from_on         date        not null,
    through_on      date        not null,
    reason          text        not null,
    appointed_at    timestamptz not null,
    appointed_by    text        not null,
    ended_at        timestamptz,
    ended_by        text,
    constraint substitution_pk primary key (id),
    constraint substitution_of_another check (absent <> substitute),
    constraint substitution_forward check (through_on >= from_on),
    constraint substitution_ended_by_somebody check ((ended_at is null) = (ended_by is null))
);
comment on table substitution is '代理: an officer away and the colleague who acts in their name';
comment on column substitution.through_on is 'Last day, inclusive';
comment on column substitution.ended_at is 'When it was ended early; null while it stands or has run out';
create index substitution_standing on substitution (through_on) where ended_at is null;
