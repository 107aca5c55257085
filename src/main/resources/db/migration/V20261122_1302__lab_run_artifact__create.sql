-- Tensors that a practice run saved: claims of the learner's code, little-endian bytes.
create table lab_run_artifact (
    run_id uuid not null,
    name text not null,
    organization_id text not null,
    dtype text not null,
    shape text not null,
    content bytea not null,
    constraint lab_run_artifact__pk primary key (run_id, name),
    constraint lab_run_artifact__run foreign key (run_id) references lab_run (id) on delete cascade,
    constraint lab_run_artifact__size check (octet_length(content) <= 262144)
);
