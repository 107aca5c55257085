-- What people answered to practice items. With the item's version and the seed, every answer can be judged again.
create table item_answer (
    id uuid not null,
    organization_id text not null,
    person_id uuid not null,
    item_uuid uuid not null,
    item_version text not null,
    variant integer not null,
    seed bigint not null,
    place text not null,
    answer jsonb not null,
    share double precision not null,
    answered_at timestamptz not null,
    constraint item_answer__pk primary key (id),
    constraint item_answer__version check (item_version ~ '^[0-9a-f]{64}$'),
    constraint item_answer__variant check (variant >= 0),
    constraint item_answer__share check (share between 0 and 1)
);
create index item_answer__last on item_answer (organization_id, person_id, item_uuid, answered_at desc);
