-- How long the last runs of a lab took.
create index lab_run__measured on lab_run (lab_id, mode, closed_at) where state = 'finished';
