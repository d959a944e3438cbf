-- 查阅留痕: why somebody asked for the identity numbers in full (个人信息保护法 第五十一条).

alter table case_reading add column reason text;
comment on column case_reading.reason is 'why the reader asked for identity numbers in full; null = read as shown';
