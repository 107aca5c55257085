create unique index lab_run__one_open_replay on lab_run (organization_id, person_id)
    where state in ('queued', 'running') and replay_of is not null;
