--liquibase formatted sql

--changeset ondo:101-completion-without-index
--comment The end of a chunk writes no index either: no index depends on what an end changes. Open chunks are found in the order of their step, from a mark on below which none is open. Half of a page is room for what a claim writes; what it replaces is then cleaned up for the end.
alter table step add column first_open integer not null default 0 check (first_open >= 0);
drop index chunk_claimable;
drop index chunk_living;
create index chunk_shared on chunk (live_key, opened_at) where live_key is not null;
alter table chunk set (fillfactor = 50);
--rollback drop index chunk_shared;
--rollback alter table chunk set (fillfactor = 30);
--rollback create index chunk_claimable on chunk (job_id, step, ordinal) where finished_at is null;
--rollback create index chunk_living on chunk (live_key) where live_key is not null and finished_at is null;
--rollback alter table step drop column first_open;

--changeset ondo:101-mark-of-a-step splitStatements:false
--comment A step that changes its status may have open chunks anywhere: its mark begins anew, whoever changes it.
create function begin_mark_anew()
  returns trigger
  language plpgsql
as $$
begin
  new.first_open := 0;
  return new;
end
$$;
create trigger step_mark before update of status on step for each row
  when (new.status is distinct from old.status) execute function begin_mark_anew();
--rollback drop trigger step_mark on step; drop function begin_mark_anew();
