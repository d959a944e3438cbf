-- 到号: the window sees who comes, and who has come.

alter table appointment add column arrived_at timestamptz, add column arrived_by text;
comment on column appointment.arrived_at is '到号: when the person came; null before';
comment on column appointment.arrived_by is 'Who received the person at the window';
-- waits: the table holds the appointments of a district, some thousands
create index appointment_by_day on appointment (point, starts_at) where cancelled_at is null;
