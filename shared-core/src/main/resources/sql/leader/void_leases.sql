-- every chunk under a lease: a new leader is alone, so that what is in work belongs to a lost process,
-- whose late results the tokens refuse; index chunk_claimable
update chunk
set lease_until = '-infinity'
where status = 'RUNNING'
