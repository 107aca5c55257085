-- What a person used today.
create index lab_run__day on lab_run (organization_id, person_id, closed_at) where cpu_millis is not null;
