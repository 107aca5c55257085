-- Recent use: seconds that fade with a half-life, as they counted at used_at. Of an organisation (name is empty), of one of
-- its courses, or of one of its people.
create table lab_use (
    device text not null,
    organization_id text not null,
    kind text not null,
    name text not null,
    seconds double precision not null,
    used_at timestamptz not null,
    constraint lab_use__pk primary key (device, organization_id, kind, name),
    constraint lab_use__device check (device in ('cpu', 'gpu')),
    constraint lab_use__kind check (kind in ('organization', 'course', 'person')),
    constraint lab_use__seconds check (seconds >= 0)
);
