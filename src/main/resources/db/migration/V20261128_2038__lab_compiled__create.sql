create table lab_compiled (
    id uuid not null,
    organization_id text not null,
    sha256 text not null,
    runtime text not null,
    classes bytea not null,
    created_at timestamptz not null,
    constraint lab_compiled__pk primary key (id),
    constraint lab_compiled__lab_version__fk foreign key (organization_id, sha256)
        references lab_version (organization_id, sha256),
    constraint lab_compiled__version_runtime__unique unique (organization_id, sha256, runtime),
    constraint lab_compiled__runtime__length check (length(runtime) between 1 and 200),
    constraint lab_compiled__classes__size check (octet_length(classes) between 1 and 1048576)
);
