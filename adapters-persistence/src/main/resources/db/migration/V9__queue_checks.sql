-- Looks at all rows that were there before the queue.

ALTER TABLE task VALIDATE CONSTRAINT task_epoch_check;
ALTER TABLE task VALIDATE CONSTRAINT task_assigned_check;
ALTER TABLE dispatch_event VALIDATE CONSTRAINT dispatch_event_type_check;
