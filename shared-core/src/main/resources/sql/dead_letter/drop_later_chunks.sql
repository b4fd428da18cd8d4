-- what those steps had begun is planned anew
delete from chunk
where job_id = :job_id
  and step > :step
