-- The board goes down to an item, and the picture of its process says where its open cases stand.
-- waits: only open cases are in it
create index docket_by_due_of_item on docket (item_code, due_on, case_id) where due_on is not null;
-- waits: only cases that somebody rated are in it
create index rating_by_time on rating (rated_at);
