-- 密钥: how systems sign in that have no OpenID Connect provider.

create table api_key (
    id              text        not null,
    hash            bytea       not null,
    system          text        not null,
    office          text        not null,
    scopes          text[]      not null,
    created_at      timestamptz not null,
    created_by      text        not null,
    expires_at      timestamptz not null,
    last_used_at    timestamptz,
    revoked_at      timestamptz,
    constraint api_key_pk primary key (id),
    constraint api_key_hash_length check (length(hash) = 32),
    constraint api_key_has_scopes check (cardinality(scopes) > 0),
    constraint api_key_expires_later check (expires_at > created_at)
);
comment on table api_key is '密钥: the hash of 256 random bits each; the key itself was shown once';
comment on column api_key.id is 'Its beginning, which may be shown and told';
comment on column api_key.system is 'The system that acts; several keys may be its, while one replaces another';
comment on column api_key.last_used_at is 'To the minute';
