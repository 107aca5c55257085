-- The most that a run used of the memory of a GPU; null and 0 where that was not measured.
alter table lab_run add column gpu_memory_peak_bytes bigint;
