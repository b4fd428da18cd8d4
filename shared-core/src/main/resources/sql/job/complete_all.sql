-- the chunks that still hold their tokens, and whether other jobs may wait for the same work; one that is
-- missing was fenced off: roll back. Items that are dead letters keep a chunk from counting as done
-- (|| '' keeps to the key: the partial indexes of a queue that was empty look empty, and are not)
update chunk c
set status = case when exists (select from dead_letter d where d.chunk_id = c.id and d.reprocessed_at is null)
                  then 'FAILED' else 'DONE' end,
    result_rows = c.result_rows + ended.result_rows,
    error = null,
    finished_at = clock_timestamp()
from unnest(:ids::bigint[], :tokens::bigint[], :result_rows::bigint[]) as ended (id, token, result_rows)
where c.id = ended.id
  and c.token = ended.token
  and c.status || '' = 'RUNNING'
returning c.id, c.live_key is not null as is_shared
