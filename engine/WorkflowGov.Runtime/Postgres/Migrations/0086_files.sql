-- Files of applicants and photos from the site: bytes in chunks, each written in a transaction of its own, so that an
-- upload goes on where it broke off and never holds the log up. The log keeps digests, not bytes.

create table upload (
    id              uuid        not null,
    owner           text        not null,
    name            text        not null,
    expected        bigint,
    received        bigint      not null default 0,
    sha256          bytea,
    type            text,
    made_at         timestamptz not null,
    touched_at      timestamptz not null,
    completed_at    timestamptz,
    constraint upload_pk primary key (id),
    constraint upload_complete check ((completed_at is null) = (sha256 is null) and (completed_at is null) = (type is null)),
    constraint upload_sha256_length check (length(sha256) = 32)
);
comment on table upload is '上传的文件';
comment on column upload.expected is 'Bytes announced; null = not said';
comment on column upload.type is 'Media type by content, whatever the name says';
comment on column upload.touched_at is 'Last written to or handed in: what no case refers to is removed some days later';
create index upload_by_digest on upload (sha256) where sha256 is not null;
create index upload_touched on upload (touched_at);

create table upload_chunk (
    upload_id       uuid        not null,
    start           bigint      not null,
    content         bytea       not null,
    constraint upload_chunk_pk primary key (upload_id, start),
    constraint upload_chunk_upload_fk foreign key (upload_id) references upload (id) on delete cascade
);
comment on table upload_chunk is 'The bytes of a file from a place on';
alter table upload_chunk alter column content set storage external;

create table case_file (
    case_id         bigint      not null,
    place           text        not null,
    sha256          bytea       not null,
    name            text        not null,
    sequence        integer     not null,
    constraint case_file_pk primary key (case_id, place, sha256)
);
comment on table case_file is '办件的文件: which files the events of a case refer to';
comment on column case_file.place is 'The material''s key, or the step of a photo';
create index case_file_by_digest on case_file (sha256);
