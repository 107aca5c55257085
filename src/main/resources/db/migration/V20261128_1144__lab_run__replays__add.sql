create index lab_run__replays on lab_run (replay_of, created_at desc) where replay_of is not null;
