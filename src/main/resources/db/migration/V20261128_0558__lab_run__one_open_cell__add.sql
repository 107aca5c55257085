-- One live cell at a time and person: a lesson has many, and each is only for a moment.
create unique index lab_run__one_open_cell on lab_run (organization_id, person_id)
    where state in ('queued', 'running') and lab_id like 'cell.%';
