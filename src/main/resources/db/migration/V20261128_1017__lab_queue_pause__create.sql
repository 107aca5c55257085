-- A row here keeps every runner of the installation from taking runs. Belongs to no organisation.
create table lab_queue_pause (
    since timestamptz not null,
    person_id uuid not null,
    only_one boolean not null default true,
    constraint lab_queue_pause__pk primary key (only_one),
    constraint lab_queue_pause__only_one check (only_one)
);
