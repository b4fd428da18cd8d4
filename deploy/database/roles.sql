-- Three accounts in place of one. The owner of the database runs this after the first migration, and
-- again after each later one; it changes nothing the second time.
--
--   the owner        migrates: ONDO_DB_USER of the scheduler's first start, or of a migration job
--   ondo_scheduler   runs the batches: reads and writes rows, defines nothing
--   ondo_api         answers clients: reads everything, writes what clients may write, no results
--
-- Both are made without a password and cannot log in until they get one:
--   alter role ondo_api login password '…';

do $$
begin
  if not exists (select from pg_roles where rolname = 'ondo_api') then
    create role ondo_api nologin nosuperuser nocreatedb nocreaterole;
  end if;
  if not exists (select from pg_roles where rolname = 'ondo_scheduler') then
    create role ondo_scheduler nologin nosuperuser nocreatedb nocreaterole;
  end if;
end
$$;

revoke create on schema public from public;
grant usage on schema public to ondo_api, ondo_scheduler;

-- The API reads everything and writes sites, jobs, webhooks and the log.
revoke all on all tables in schema public from ondo_api;
grant select on all tables in schema public to ondo_api;
grant insert, update, delete on site to ondo_api;
grant insert, update, delete on job to ondo_api;
grant update on step, chunk to ondo_api;
grant delete on report, portfolio_event to ondo_api;
grant insert, delete on webhook to ondo_api;
grant insert on audit to ondo_api;
grant insert, update on exchange_rate to ondo_api;
grant insert, update on outbox to ondo_api;

-- The scheduler writes everything but the schema's own tables; of the log of what was done it can change
-- nothing.
revoke all on all tables in schema public from ondo_scheduler;
grant select, insert, update, delete on all tables in schema public to ondo_scheduler;
grant usage on all sequences in schema public to ondo_scheduler;
revoke update, delete on audit from ondo_scheduler;
revoke insert, update, delete on databasechangelog, databasechangeloglock from ondo_scheduler;

-- Partitions belong to the owner: these three functions act in its name, and on these tables alone.
alter function open_partition(text, integer) security definer set search_path = public, pg_temp;
alter function drop_partition(text, integer) security definer set search_path = public, pg_temp;
alter function analyze_partition(text, integer) security definer set search_path = public, pg_temp;
revoke execute on function open_partition(text, integer), drop_partition(text, integer),
  analyze_partition(text, integer) from public;
grant execute on function open_partition(text, integer), drop_partition(text, integer),
  analyze_partition(text, integer) to ondo_scheduler;
