-- A replay is in nobody's way: beside it, the next run of the lab may start.
create unique index lab_run__one_open on lab_run (organization_id, person_id, lab_id)
    where state in ('queued', 'running') and replay_of is null;
