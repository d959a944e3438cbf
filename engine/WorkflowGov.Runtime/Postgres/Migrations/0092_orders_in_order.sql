-- Orders are listed in the order of their index, of all offices or of one.
-- waits: orders are few
create index supervision_order_by_reply on supervision_order ((result is not null), reply_by, case_id, number);
-- waits: orders are few
create index supervision_order_of_office on supervision_order (office, (result is not null), reply_by, case_id, number);
