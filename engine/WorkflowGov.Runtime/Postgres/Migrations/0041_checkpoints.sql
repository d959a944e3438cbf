-- Checkpoints over the chains of all cases, to be kept outside the database too.

create table audit_checkpoint (
    number          integer     not null,
    at              timestamptz not null,
    transaction     xid8        not null,
    position        bigint      not null,
    events          bigint      not null,
    cases           bigint      not null,
    root            bytea       not null,
    previous        bytea       not null,
    hash            bytea       not null,
    constraint audit_checkpoint_pk primary key (number)
);
comment on table audit_checkpoint is '检查点: one hash over the ends of all chains that grew since the one before, and over that one';
comment on column audit_checkpoint.position is 'The last event it covers, by transaction and position';
create trigger audit_checkpoint_append_only before update or delete on audit_checkpoint
    for each row execute function refuse_change();
