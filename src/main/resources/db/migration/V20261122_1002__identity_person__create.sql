create table identity_person (
    id uuid not null,
    organization_id text not null,
    subject text not null,
    name text not null,
    seen_roles text not null,
    created_at timestamptz not null,
    constraint identity_person__pk primary key (id),
    constraint identity_person__organization__fk foreign key (organization_id) references org_organization (id),
    constraint identity_person__subject__unique unique (subject, organization_id)
);
