-- 第二因素 of accounts with a password of this system: a device that shows a code every 30 seconds (RFC 6238).
create table second_factor (
    user_name       text        not null,
    secret          text        not null,
    began_at        timestamptz not null,
    confirmed_at    timestamptz,
    last_step       bigint      not null default 0,
    constraint second_factor_pk primary key (user_name),
    constraint second_factor_account_fk foreign key (user_name) references account (user_name)
);
comment on table second_factor is '第二因素: what an account must show besides its password';
comment on column second_factor.secret is 'Sealed with the servers'' keys';
comment on column second_factor.confirmed_at is 'When the first code was shown: from then on each sign-in needs one; null = not yet';
comment on column second_factor.last_step is 'The 30 seconds whose code was used last, since 1970: none is taken twice';
