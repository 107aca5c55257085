#!/bin/bash
# Run once by PostgreSQL, when its volume is empty. Running it again does no harm: an older volume gets its logins so.
set -e
psql -v ON_ERROR_STOP=1 -U "$POSTGRES_USER" -d "$POSTGRES_DB" \
    -v web="$WEB_DATABASE_PASSWORD" -v runner="$RUNNER_DATABASE_PASSWORD" <<'SQL'
select 'create database keycloak' where not exists (select from pg_database where datname = 'keycloak') \gexec
select format('create role %I login', name) from (values ('gradus_web'), ('gradus_runner')) as logins (name)
    where not exists (select from pg_roles where rolname = name) \gexec
alter role gradus_web password :'web';
alter role gradus_runner password :'runner';
revoke all on database gradus, keycloak from public;
grant connect on database gradus to gradus_web, gradus_runner;
SQL
