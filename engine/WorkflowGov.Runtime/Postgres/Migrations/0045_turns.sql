-- 终止办理: a status of its own; an enum's value is added outside of anything that uses it.
alter type case_status add value 'Terminated';
