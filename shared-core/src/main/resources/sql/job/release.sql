-- gives an unfinished chunk back without counting the try (orderly shutdown)
update chunk
set status = 'PENDING', token = token + 1, attempts = attempts - 1
where id = :id
  and token = :token
  and status = 'RUNNING'
