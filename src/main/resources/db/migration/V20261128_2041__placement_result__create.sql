-- How each person last did in the placement check: which items were missed. The answers themselves are in item_answer.
create table placement_result (
    id uuid not null,
    organization_id text not null,
    person_id uuid not null,
    variant integer not null,
    missed uuid[] not null default '{}',
    taken_at timestamptz not null,
    constraint placement_result__pk primary key (id),
    constraint placement_result__person unique (organization_id, person_id),
    constraint placement_result__variant check (variant >= 0)
);
