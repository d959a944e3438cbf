-- 起草中: what an author has written so far of a revision is kept on the server, so that another desk, or another author, sees it.

create table definition_draft (
    item_code   text        not null,
    author      text        not null,
    content     text        not null,
    over_hash   text        not null,
    saves       integer     not null,
    saved_at    timestamptz not null,
    constraint definition_draft_pk primary key (item_code, author),
    constraint definition_draft_saves_positive check (saves > 0)
);
comment on table definition_draft is '起草中: an author''s text of an item so far; binds nobody until it is proposed (item_revision)';
comment on column definition_draft.over_hash is '标准指纹 of the version it was begun over';
comment on column definition_draft.saves is 'How often it was kept; who writes over it names the count they saw';
