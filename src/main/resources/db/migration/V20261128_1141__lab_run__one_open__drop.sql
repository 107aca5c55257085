drop index lab_run__one_open;
