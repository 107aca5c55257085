-- What stood in a workspace before the last reset or restore: the undo survives a reload.
alter table lab_workspace
    add column former_sha256 text,
    add column replaced_at timestamptz,
    add column replaced_by text,
    add constraint lab_workspace__replaced_by check (replaced_by in ('reset', 'restore')),
    add constraint lab_workspace__replaced check
        ((former_sha256 is null) = (replaced_at is null) and (former_sha256 is null) = (replaced_by is null));
