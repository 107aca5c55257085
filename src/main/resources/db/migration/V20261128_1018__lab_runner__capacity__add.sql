-- What a runner can take, and whether it shall take any more.
alter table lab_runner
    add column version text not null default 'unknown',
    add column protocol integer not null default 0,
    add column gpu_slots integer not null default 0,
    add column memory_bytes bigint not null default 0,
    add column draining boolean not null default false,
    add constraint lab_runner__gpu_slots check (gpu_slots >= 0);
