-- Lessons that somebody has read. Named by the uuid, which stays when a lesson is renamed.
create table lesson_reading (
    id uuid not null,
    organization_id text not null,
    person_id uuid not null,
    lesson_uuid uuid not null,
    read_at timestamptz not null,
    constraint lesson_reading__pk primary key (id),
    constraint lesson_reading__one_each unique (organization_id, person_id, lesson_uuid)
);
