-- Revisions of items: proposed by one person, published or returned by another.

create table item_revision (
    code            text        not null,
    version         integer     not null,
    ordinal         bigint      generated always as identity,
    name            text        not null,
    hash            text        not null,
    source          text        not null,
    effective_on    date        not null,
    note            text        not null,
    proposed_at     timestamptz not null,
    proposed_by     text        not null,
    decided_at      timestamptz,
    decided_by      text,
    outcome         text,
    reason          text,
    constraint item_revision_pk primary key (ordinal),
    constraint item_revision_decision_whole check (num_nulls(decided_at, decided_by, outcome) in (0, 3)),
    constraint item_revision_outcome check (outcome in ('published', 'returned', 'replaced')),
    constraint item_revision_two_people check (outcome is distinct from 'published' or decided_by <> proposed_by)
);
comment on table item_revision is '事项修订: who proposed which text, and what a second person made of it; kept for good';
comment on column item_revision.source is 'The YAML as proposed; on publication it becomes the definition''s';
create unique index item_revision_one_waiting on item_revision (code) where decided_at is null;
