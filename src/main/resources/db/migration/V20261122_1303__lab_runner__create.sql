-- One row per application with the role runner: whether it can isolate runs, and when it was last heard.
-- Belongs to the installation, not to an organisation.
create table lab_runner (
    instance text not null,
    ready boolean not null,
    findings jsonb not null,
    slots integer not null,
    seen_at timestamptz not null,
    constraint lab_runner__pk primary key (instance),
    constraint lab_runner__slots check (slots >= 1)
);
