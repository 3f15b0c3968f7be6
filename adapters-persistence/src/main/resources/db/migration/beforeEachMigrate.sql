-- A migration may take longer than the server's statements. Only within its transaction: the
-- connection goes back to the pool.
SET LOCAL statement_timeout = 0;
