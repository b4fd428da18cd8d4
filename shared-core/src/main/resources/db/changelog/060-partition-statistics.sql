--liquibase formatted sql

--changeset ondo:060-partition-statistics splitStatements:false
--comment Nobody searches inside the arrays and JSON of a result set, and their statistics cost more than its rows. A replaced function loses whose rights it runs with (deploy/database/roles.sql), so those are given back.
do $change$
declare
  is_definer boolean := (select prosecdef from pg_proc where oid = 'open_partition(text, integer)'::regprocedure);
begin
  create or replace function open_partition(parent text, key integer) returns void language plpgsql as $$
  declare
    child text := parent || '_' || key;
    column_name text;
  begin
    if to_regclass(child) is null then
      execute format('create table %I (like %I including all)', child, parent);
      for column_name in
        select a.attname
        from pg_attribute a
        join pg_type t on t.oid = a.atttypid
        where a.attrelid = to_regclass(child) and a.attnum > 0 and not a.attisdropped
          and (t.typcategory = 'A' or t.typname = 'jsonb')
      loop
        execute format('alter table %I alter column %I set statistics 0', child, column_name);
      end loop;
      execute format('alter table %I attach partition %I for values in (%s)', parent, child, key);
    end if;
  end
  $$;
  if is_definer then
    alter function open_partition(text, integer) security definer set search_path = public, pg_temp;
  end if;
end
$change$;
--rollback create or replace function open_partition(parent text, key integer) returns void language plpgsql as $$ declare child text := parent || '_' || key; begin if to_regclass(child) is null then execute format('create table %I (like %I including all)', child, parent); execute format('alter table %I attach partition %I for values in (%s)', parent, child, key); end if; end $$;
