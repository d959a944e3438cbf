-- A search reads what it shows: blocks of neighbouring cases, item and authority are words of each case, so that the
-- index of words meets them all at once, the newest cases first. A few indexes are not needed any more.

drop index docket_words_found;
update docket_words w set words = w.words || format(
        '''#8:%s'' ''#11:%s'' ''#14:%s'' ''#17:%s'' ''@item:%s'' ''@authority:%s''',
        d.case_id >> 8, d.case_id >> 11, d.case_id >> 14, d.case_id >> 17, replace(d.item_code, '''', ''''''), replace(d.authority, '''', ''''''))::tsvector
from docket d
where w.case_id = d.case_id;
-- Without a list of pending words: every step of a search would read it.
create index docket_words_found on docket_words using gin (words) with (fastupdate = off);

create table docket_day (
    received_on     date        not null,
    first_case      bigint      not null,
    last_case       bigint      not null,
    constraint docket_day_pk primary key (received_on)
);
comment on table docket_day is 'Among which keys the cases received on a day are: keys and days grow together, though not in step';
insert into docket_day select received_on, min(case_id), max(case_id) from docket group by 1;

drop index docket_by_authority;
drop index docket_by_item;
drop index docket_by_day;

-- The board lists open cases in the order of their due dates.
alter table docket add column due_on date;
comment on column docket.due_on is 'Promised, else statutory due date; 9999-12-31 when open without one, null when the case has ended';
update docket d set due_on = coalesce(
    (select min(k.due_on) from clock k where k.case_id = d.case_id and k.stopped_on is null and k.kind in ('Promised', 'Statutory')), date '9999-12-31')
from approval_case c where c.id = d.case_id and c.closed_at is null;
create index docket_by_due on docket (due_on, case_id) where due_on is not null;
create index docket_by_due_of on docket (authority, due_on, case_id) where due_on is not null;
create index docket_by_due_with on docket (card, due_on, case_id) where due_on is not null and card > 0;
