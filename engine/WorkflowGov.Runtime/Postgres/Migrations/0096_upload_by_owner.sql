-- How much somebody uploaded within a day is asked before each upload.

-- waits: a row a file, without its bytes, of the last week and of open cases: built in a moment
create index upload_by_owner on upload (owner, made_at);
