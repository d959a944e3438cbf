-- What a bad rating was found to be: one that was a mistake does not count. Null in rows of before: mended.
alter table rating add column finding text;
alter table rating add constraint rating_finding_known check (finding in ('Mended', 'Explained', 'NotUpheld')) not valid;
alter table rating validate constraint rating_finding_known;
comment on column rating.finding is '核实处理结果: mended, explained, or not upheld (误评、恶意差评，不予采纳)';
