-- A person's files of a lab. files is null until the first save: the starter of the lab's current version is shown.
create table lab_workspace (
    id uuid not null,
    organization_id text not null,
    person_id uuid not null,
    lab_id text not null,
    seed bigint not null,
    files jsonb,
    revision bigint not null,
    created_at timestamptz not null,
    saved_at timestamptz,
    constraint lab_workspace__pk primary key (id),
    constraint lab_workspace__one_each unique (organization_id, person_id, lab_id),
    constraint lab_workspace__saved check ((files is null) = (saved_at is null)),
    constraint lab_workspace__revision check (revision >= 0)
);
