-- What a database is for is settled once: test cases and real ones never share one.
create table database_use (
    only_row        boolean     not null default true,
    sandbox         boolean     not null,
    since           timestamptz not null default now(),
    constraint database_use_pk primary key (only_row),
    constraint database_use_one_row check (only_row)
);
comment on table database_use is 'Whether this is a sandbox, for good; no row while nothing was started on it';

-- What is in use already is none.
insert into database_use (sandbox)
select false where exists (select from approval_case) or exists (select from definition) or exists (select from account);
