-- Looks at everything that was there before assignments had a life.

ALTER TABLE task VALIDATE CONSTRAINT task_epoch_check;
ALTER TABLE assignment VALIDATE CONSTRAINT assignment_lease_check;
ALTER TABLE dispatch_event VALIDATE CONSTRAINT dispatch_event_type_check;
