-- What a definition's hash is of, so that it can be computed again outside of the engine.
create table definition_text (
    hash            text        not null,
    canonical       text        not null,
    constraint definition_text_pk primary key (hash)
);
comment on table definition_text is 'The canonical text of a published definition: its hash is SHA-256 of these UTF-8 bytes';
