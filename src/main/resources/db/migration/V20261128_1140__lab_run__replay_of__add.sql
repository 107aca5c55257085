-- A replay runs once more what another run ran, and counts nothing.
alter table lab_run add column replay_of uuid, add constraint lab_run__replay_of foreign key (replay_of) references lab_run (id);
