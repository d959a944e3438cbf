-- 加签, 会签, 表决: an open task may wait for people by name; it then shows in their inbox, whatever their role.

alter table approval_task add column waits_for text[];
comment on column approval_task.waits_for is 'User names of those who must act before the step can be finished; null when nobody is named';
create index approval_task_by_name on approval_task using gin (waits_for) where status = 'open' and waits_for is not null;
