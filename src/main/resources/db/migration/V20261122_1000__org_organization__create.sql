create table org_organization (
    id text not null,
    created_at timestamptz not null,
    constraint org_organization__pk primary key (id),
    constraint org_organization__id__slug check (id ~ '^[a-z][a-z0-9-]{0,39}$')
);
