-- Looks at all events that were there before corrections.

ALTER TABLE dispatch_event VALIDATE CONSTRAINT dispatch_event_type_check;
