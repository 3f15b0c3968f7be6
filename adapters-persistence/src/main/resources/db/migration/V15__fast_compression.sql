-- Decisions are compressed by the fast method where the database was built with it: the other one
-- takes longer than everything else about the row.

DO $$
BEGIN
  ALTER TABLE dispatch_decision ALTER COLUMN record SET COMPRESSION lz4;
  ALTER TABLE task ALTER COLUMN document SET COMPRESSION lz4;
  ALTER TABLE queue_entry ALTER COLUMN request SET COMPRESSION lz4;
  ALTER TABLE queue_entry ALTER COLUMN classification SET COMPRESSION lz4;
EXCEPTION WHEN feature_not_supported THEN
  RAISE NOTICE 'This PostgreSQL was built without lz4: decisions are compressed the slow way.';
END $$;
