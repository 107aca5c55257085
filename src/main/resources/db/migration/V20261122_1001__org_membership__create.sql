create table org_membership (
    id uuid not null,
    organization_id text not null,
    person_id uuid not null,
    role text not null,
    created_at timestamptz not null,
    constraint org_membership__pk primary key (id),
    constraint org_membership__organization__fk foreign key (organization_id) references org_organization (id),
    constraint org_membership__person_role__unique unique (person_id, organization_id, role),
    constraint org_membership__role__known check (role in ('LEARNER', 'TRAINER', 'ASSESSOR', 'ISSUER', 'OPERATOR'))
);
