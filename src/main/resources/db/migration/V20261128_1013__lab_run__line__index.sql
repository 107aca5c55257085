-- The first waiting run of each person and kind: all that a worker has to look at.
create index lab_run__line on lab_run
    (organization_id, person_id, exam, mode, device, cpu_fallback, created_at, id) where state = 'queued';
