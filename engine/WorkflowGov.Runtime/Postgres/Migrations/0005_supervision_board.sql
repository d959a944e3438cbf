-- What the supervision board counts: open cases by authority, and cases closed lately.

create index approval_case_open on approval_case (authority, id) where closed_at is null;
create index approval_case_closed on approval_case (closed_at) where closed_at is not null;
