-- one row per setting that moves these figures
select name, current_setting(name) as value
from unnest(array['server_version', 'shared_buffers', 'work_mem', 'effective_cache_size', 'random_page_cost',
                  'max_parallel_workers_per_gather', 'jit', 'fsync', 'full_page_writes', 'synchronous_commit',
                  'wal_compression']) as name
