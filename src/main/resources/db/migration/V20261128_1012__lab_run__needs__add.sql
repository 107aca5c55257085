-- What decides when a run is taken, and what it got. Rows from before count as runs of an unknown course with standard limits.
alter table lab_run
    add column course_id text not null default '',
    add column exam boolean not null default false,
    add column device text not null default 'cpu',
    add column cpu_fallback boolean not null default true,
    add column memory_bytes bigint not null default 3221225472,
    add column expected_millis bigint not null default 20000,
    add column protocol integer not null default 1,
    add column slot text,
    add column taken_at timestamptz,
    add column gpu_millis bigint,
    add constraint lab_run__device check (device in ('cpu', 'gpu')),
    add constraint lab_run__slot check (slot in ('cpu', 'gpu')),
    add constraint lab_run__memory check (memory_bytes > 0),
    add constraint lab_run__expected check (expected_millis > 0);
