-- The definitions folder as its authors wrote it, byte for byte, so that it can be taken out of the registry again.

create table definition_file (
    path        text        not null,
    ordinal     bigint      generated always as identity,
    content     bytea,
    digest      bytea       generated always as (sha256(content)) stored,
    code        text,
    version     integer,
    kept_at     timestamptz not null,
    kept_by     text        not null,
    constraint definition_file_pk primary key (ordinal),
    constraint definition_file_item_whole check (num_nulls(code, version) in (0, 2)),
    constraint definition_file_item foreign key (code, version) references definition (code, version)
);
comment on table definition_file is '定义文件: each edition of each file of the definitions folder; an edition is never changed, the newest counts';
comment on column definition_file.content is 'The bytes, line ends and byte order mark included; null when the file was taken away';
comment on column definition_file.code is 'Of an item''s file: the published version it holds; a new edition of the same version differs in comments and layout only';
create index definition_file_by_path on definition_file (path, ordinal desc);
create index definition_file_by_item on definition_file (code, version, ordinal desc);

alter table item_revision add column path text;
alter table item_revision add column byte_order_mark boolean not null default false;
comment on column item_revision.path is 'The file within the definitions folder; null: that of the version before it';
