-- Files as they once were, addressed by their content. Never changed, never shared between persons.
create table lab_snapshot (
    id uuid not null,
    organization_id text not null,
    person_id uuid not null,
    lab_id text not null,
    sha256 text not null,
    files jsonb not null,
    created_at timestamptz not null,
    constraint lab_snapshot__pk primary key (id),
    constraint lab_snapshot__content unique (organization_id, person_id, lab_id, sha256),
    constraint lab_snapshot__sha256 check (sha256 ~ '^[0-9a-f]{64}$')
);
