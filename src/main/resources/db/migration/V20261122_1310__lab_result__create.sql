-- A person's best submit of a lab.
create table lab_result (
    id uuid not null,
    organization_id text not null,
    person_id uuid not null,
    lab_id text not null,
    run_id uuid not null,
    earned integer not null,
    possible integer not null,
    passed boolean not null,
    reached_at timestamptz not null,
    passed_at timestamptz,
    constraint lab_result__pk primary key (id),
    constraint lab_result__one_each unique (organization_id, person_id, lab_id),
    constraint lab_result__score check (possible >= 1 and earned between 0 and possible),
    constraint lab_result__passed check (passed = (passed_at is not null))
);
