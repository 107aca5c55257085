create table lab_version (
    id uuid not null,
    organization_id text not null,
    sha256 text not null,
    lab_id text not null,
    course_id text not null,
    zip bytea not null,
    created_at timestamptz not null,
    constraint lab_version__pk primary key (id),
    constraint lab_version__organization__fk foreign key (organization_id) references org_organization (id),
    constraint lab_version__organization_sha256__unique unique (organization_id, sha256),
    constraint lab_version__sha256__hexadecimal check (sha256 ~ '^[0-9a-f]{64}$'),
    constraint lab_version__zip__size check (octet_length(zip) between 1 and 18874368)
);
