-- What a run told while it ran, in order. Written by one worker at a time, read by every replica.
create table lab_run_event (
    run_id uuid not null,
    attempt integer not null,
    sequence integer not null,
    organization_id text not null,
    type text not null,
    payload jsonb not null,
    told_at timestamptz not null,
    constraint lab_run_event__pk primary key (run_id, attempt, sequence),
    constraint lab_run_event__run foreign key (run_id) references lab_run (id) on delete cascade,
    constraint lab_run_event__type check
        (type in ('state', 'diagnostic', 'log', 'metric', 'progress', 'check', 'notice', 'report')),
    constraint lab_run_event__order check (attempt >= 1 and sequence >= 1)
);
