-- Why a state was kept. What was kept before this was known was nearly always for a run.
alter table lab_snapshot
    add column kept_for text not null default 'run',
    add constraint lab_snapshot__kept_for check (kept_for in ('run', 'replaced', 'conflict'));
