-- 草稿 → 已审核 → 发布: a second person reviews the very text before it can be published.

alter table item_revision add column reviewed_at timestamptz;
alter table item_revision add column reviewed_by text;
alter table item_revision add constraint item_revision_review_whole check (num_nulls(reviewed_at, reviewed_by) in (0, 2));
alter table item_revision add constraint item_revision_reviewed_by_another check (reviewed_by is null or reviewed_by <> proposed_by);

-- What was published before there was a review keeps standing as it was.
alter table item_revision add constraint item_revision_reviewed_first
    check (outcome is distinct from 'published' or reviewed_at is not null) not valid;
comment on column item_revision.reviewed_at is '审核: when a second person found the text fit to be published';
