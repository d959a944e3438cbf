-- Figures cost what is asked: by item one row an item and day (or month) in place of one for each kind of count; by step
-- the sum of each step over the items of an authority; by day the sum over all. Whatever is summed over items keeps its
-- months, single items are read from their rows. Nothing is kept of due dates that no open case has.

create type figure_span as enum ('Day', 'Month');

create table figure_item (
    span            figure_span not null,
    day             date        not null,
    item_code       text        not null,
    authority       text        not null,
    received        integer     not null,
    accepted        integer     not null,
    deemed          integer     not null,
    declined        integer     not null,
    corrections     integer     not null,
    granted         integer     not null,
    refused         integer     not null,
    revoked         integer     not null,
    delivered       integer     not null,
    closed          integer     not null,
    in_time         integer     not null,
    late            integer     not null,
    statute_late    integer     not null,
    steps_done      integer     not null,
    steps_late      integer     not null,
    returned        integer     not null,
    extended        integer     not null,
    amber           integer     not null,
    yellow          integer     not null,
    red             integer     not null,
    constraint figure_item_pk primary key (span, day, item_code, authority)
) with (fillfactor = 80);
comment on table figure_item is '统计 by item: the figures of a day or of a month in one row; equal to what figure adds up to';
comment on column figure_item.day is 'The day, or the first day of the month';

create table figure_spread (
    span            figure_span not null,
    day             date        not null,
    item_code       text        not null,
    authority       text        not null,
    measure         text        not null,
    days            integer     not null,
    n               integer     not null,
    constraint figure_spread_pk primary key (span, day, item_code, authority, measure, days)
) with (fillfactor = 80);
comment on table figure_spread is '办理工作日、余量 by item: how many decisions used so many working days, or had so many left';

insert into figure_item
select p.span, case p.span when 'Day' then f.day else date_trunc('month', f.day)::date end, s.item_code, s.authority,
    coalesce(sum(f.n) filter (where s.measure = 'Received'), 0),
    coalesce(sum(f.n) filter (where s.measure = 'Accepted'), 0),
    coalesce(sum(f.n) filter (where s.measure = 'Accepted' and s.label = 'Deemed'), 0),
    coalesce(sum(f.n) filter (where s.measure = 'Declined'), 0),
    coalesce(sum(f.n) filter (where s.measure = 'CorrectionRequested'), 0),
    coalesce(sum(f.n) filter (where s.measure = 'Decided' and s.label in ('Granted', 'DeemedRenewed')), 0),
    coalesce(sum(f.n) filter (where s.measure = 'Decided' and s.label = 'Refused'), 0),
    coalesce(sum(f.n) filter (where s.measure = 'Decided' and s.label = 'Revoked'), 0),
    coalesce(sum(f.n) filter (where s.measure = 'Delivered'), 0),
    coalesce(sum(f.n) filter (where s.measure = 'Closed'), 0),
    coalesce(sum(f.n) filter (where s.measure = 'Promise' and s.label = 'InTime'), 0),
    coalesce(sum(f.n) filter (where s.measure = 'Promise' and s.label = 'Late'), 0),
    coalesce(sum(f.n) filter (where s.measure = 'Statute' and s.label = 'Late'), 0),
    coalesce(sum(f.n) filter (where s.measure = 'StepDone'), 0),
    coalesce(sum(f.n) filter (where s.measure = 'StepTime' and s.label = 'Late'), 0),
    coalesce(sum(f.n) filter (where s.measure = 'Returned'), 0),
    coalesce(sum(f.n) filter (where s.measure = 'Extended'), 0),
    coalesce(sum(f.n) filter (where s.measure = 'Card' and s.label = 'Amber'), 0),
    coalesce(sum(f.n) filter (where s.measure = 'Card' and s.label = 'Yellow'), 0),
    coalesce(sum(f.n) filter (where s.measure = 'Card' and s.label = 'Red'), 0)
from figure_series s
join figure f on f.series = s.id
cross join unnest(enum_range(null::figure_span)) p(span)
where s.item_code <> '' and s.measure in ('Received', 'Accepted', 'Declined', 'CorrectionRequested', 'Decided', 'Delivered', 'Closed', 'Promise', 'Statute', 'StepDone', 'StepTime', 'Returned', 'Extended', 'Card')
group by 1, 2, 3, 4;

insert into figure_spread
select p.span, case p.span when 'Day' then f.day else date_trunc('month', f.day)::date end, s.item_code, s.authority, s.measure, s.label::integer, sum(f.n)
from figure_series s
join figure f on f.series = s.id
cross join unnest(enum_range(null::figure_span)) p(span)
where s.item_code <> '' and s.measure in ('Handled', 'Margin')
group by 1, 2, 3, 4, 5, 6;

create temp table sums on commit drop as
select s.id, l.authority, l.office, l.step, s.measure, s.label
from figure_series s
cross join lateral (values (s.authority, s.office, s.step, s.step <> ''), ('', '', '', true)) l(authority, office, step, wanted)
where s.item_code <> '' and l.wanted;
insert into figure_series (authority, office, item_code, step, measure, label)
select distinct authority, office, '', step, measure, label from sums
on conflict do nothing;
insert into figure (series, day, n)
select t.id, f.day, sum(f.n)
from sums s
join figure f on f.series = s.id
join figure_series t on t.item_code = '' and (t.authority, t.office, t.step, t.measure, t.label) = (s.authority, s.office, s.step, s.measure, s.label)
group by 1, 2;

truncate figure_month;
insert into figure_month (series, month, n)
select s.id, date_trunc('month', f.day)::date, sum(f.n)
from figure_series s
join figure f on f.series = s.id
where s.item_code = '' and s.measure <> 'Open'
group by 1, 2;
comment on table figure_month is '统计 by month: the sum of figure over its days, of what is summed over items';

delete from figure f using figure_series s where s.id = f.series and s.measure = 'Open' and f.n = 0;
drop index figure_by_day;
