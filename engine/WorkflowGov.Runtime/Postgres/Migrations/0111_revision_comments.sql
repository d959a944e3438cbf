-- 批注: whoever reviews a revision remarks on its elements; the remarks stay with the text they are about.

create table revision_comment (
    ordinal     bigint      generated always as identity,
    item_code   text        not null,
    hash        text        not null,
    about       text        not null,
    body        text        not null,
    said_by     text        not null,
    said_at     timestamptz not null,
    constraint revision_comment_pk primary key (ordinal),
    constraint revision_comment_body_length check (length(body) between 1 and 1000)
);
comment on table revision_comment is '批注: remarks on elements of proposed revisions; never changed, never deleted';
comment on column revision_comment.hash is '标准指纹 of the text the remark is about';
comment on column revision_comment.about is 'The element, as the comparison of versions names it';
create index revision_comment_of_item on revision_comment (item_code, ordinal);
