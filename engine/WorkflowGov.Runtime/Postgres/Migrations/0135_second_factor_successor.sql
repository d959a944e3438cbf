-- A device that is replaced counts until the new one has shown a code.
alter table second_factor add column next_secret text;
comment on column second_factor.next_secret is 'Sealed: what the new device is to show; null = none is being taken up in place of another';
