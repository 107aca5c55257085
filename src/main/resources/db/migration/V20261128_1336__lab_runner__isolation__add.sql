-- Where a runner is, and what keeps its runs in, for operators.
alter table lab_runner
    add column host text not null default '',
    add column isolation jsonb not null default '{"layers": [], "refused": []}';
