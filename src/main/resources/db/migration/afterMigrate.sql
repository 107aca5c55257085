-- What the logins of web and runner may do, where there are such (src/docs/operations.md): told anew each time that their
-- owner has looked after the tables, in one statement, so that nobody is without rights in between. A new table is open to
-- web; to the runner only if it is named here.
do $$
begin
    perform pg_advisory_xact_lock(hashtextextended('gradus/rights', 0));
    if exists (select from pg_roles where rolname = 'gradus_web') then
        revoke all on all tables in schema public from gradus_web;
        grant select, insert, update, delete on all tables in schema public to gradus_web;
        revoke insert, update, delete on flyway_schema_history from gradus_web;
    end if;
    if exists (select from pg_roles where rolname = 'gradus_runner') then
        revoke all on all tables in schema public from gradus_runner;
        grant select on flyway_schema_history, lab_version, lab_snapshot, lab_queue_pause to gradus_runner;
        grant select, update (state, attempt, slot, taken_at, started_at, lease_owner, lease_until, worker_losses,
            grader_deaths, closed_at, end_kind, failure, flagged, earned, possible, passed, checks, evidence, wall_millis,
            cpu_millis, gpu_millis, memory_peak_bytes, gpu_memory_peak_bytes, withheld, detail) on lab_run to gradus_runner;
        grant select, insert on lab_compiled, lab_run_event to gradus_runner;
        grant select (run_id), insert, delete on lab_run_artifact to gradus_runner;
        grant select, insert, update on lab_use to gradus_runner;
        grant select, insert, update, delete on lab_runner to gradus_runner;
        grant select (organization_id, topic, what_for),
            insert (organization_id, topic, what_for, payload, created_at, due_at) on outbox_event to gradus_runner;
    end if;
end
$$;
