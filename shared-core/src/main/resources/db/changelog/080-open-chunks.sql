--liquibase formatted sql

--changeset ondo:080-open-chunks
--comment A chunk is open as long as it has no end, which only its end changes: the indexes of the queue hold what has no end, so that a claim, a beat, a failure and a release write no index, and rows leave room in their page for that (HOT). A status is a type of its own, because a check is read and compiled anew by every statement that changes a row.
drop index chunk_claimable;
drop index chunk_living;
create type chunk_status as enum ('PENDING', 'RUNNING', 'DONE', 'FAILED', 'TIMED_OUT', 'CANCELLED');
alter table chunk
  drop constraint chunk_status_check,
  alter column status drop default,
  alter column status type chunk_status using status::chunk_status,
  alter column status set default 'PENDING',
  set (fillfactor = 50);
update chunk set finished_at = null where status in ('PENDING', 'RUNNING') and finished_at is not null;
update chunk set finished_at = coalesce(started_at, opened_at) where status not in ('PENDING', 'RUNNING') and finished_at is null;
create index chunk_claimable on chunk (job_id, step, ordinal) where finished_at is null;
create index chunk_living on chunk (live_key) where live_key is not null and finished_at is null;
--rollback drop index chunk_claimable; drop index chunk_living;
--rollback alter table chunk alter column status drop default, alter column status type text using status::text, alter column status set default 'PENDING', add constraint chunk_status_check check (status in ('PENDING', 'RUNNING', 'DONE', 'FAILED', 'TIMED_OUT', 'CANCELLED')), reset (fillfactor);
--rollback drop type chunk_status;
--rollback create index chunk_claimable on chunk (job_id, step, ordinal) where status in ('PENDING', 'RUNNING');
--rollback create index chunk_living on chunk (live_key) where live_key is not null and status in ('PENDING', 'RUNNING');

--changeset ondo:080-chunk-cascades splitStatements:false
--comment Chunks go with their step and letters with their chunk by triggers that only a delete fires: a foreign key asks for the step once a chunk, and stands in the way of each update. A chunk is opened by one statement, which reads the step that it locked; a letter is written from its chunk.
alter table chunk drop constraint chunk_job_id_step_fkey;
alter table dead_letter drop constraint dead_letter_chunk_id_fkey;

create function delete_chunks_of_step()
  returns trigger
  language plpgsql
  security definer
  set search_path = public, pg_temp
as $$
begin
  delete from chunk where job_id = old.job_id and step = old.ordinal;
  return null;
end
$$;
create trigger step_chunks after delete on step for each row execute function delete_chunks_of_step();

create function delete_letters_of_chunks()
  returns trigger
  language plpgsql
  security definer
  set search_path = public, pg_temp
as $$
begin
  delete from dead_letter where chunk_id in (select id from gone);
  return null;
end
$$;
create trigger chunk_letters after delete on chunk
  referencing old table as gone for each statement execute function delete_letters_of_chunks();
--rollback drop trigger step_chunks on step; drop trigger chunk_letters on chunk;
--rollback drop function delete_chunks_of_step(); drop function delete_letters_of_chunks();
--rollback alter table chunk add foreign key (job_id, step) references step (job_id, ordinal) on delete cascade;
--rollback alter table dead_letter add foreign key (chunk_id) references chunk on delete cascade;
