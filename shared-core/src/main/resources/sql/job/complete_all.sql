-- the chunks that still hold their tokens; one that is missing was fenced off: roll back. Items that are dead
-- letters keep a chunk from counting as done; a first claim (token 1) has none
update chunk c
set status = case when c.token > 1
                       and exists (select from dead_letter d where d.chunk_id = c.id and d.reprocessed_at is null)
                  then 'FAILED'::chunk_status else 'DONE' end,
    result_rows = c.result_rows + ended.result_rows,
    error = null,
    finished_at = clock_timestamp()
from unnest(:ids::bigint[], :tokens::bigint[], :result_rows::bigint[]) as ended (id, token, result_rows)
where c.id = ended.id
  and c.token = ended.token
  and c.status = 'RUNNING'
returning c.id
