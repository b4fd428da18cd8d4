--liquibase formatted sql

--changeset ondo:005-open-partition splitStatements:false
--comment A partition is made apart and attached: readers of the parent are never made to wait.
create function open_partition(parent text, key integer) returns void language plpgsql as $$
declare
  child text := parent || '_' || key;
begin
  if to_regclass(child) is null then
    execute format('create table %I (like %I including all)', child, parent);
    execute format('alter table %I attach partition %I for values in (%s)', parent, child, key);
  end if;
end
$$;
--rollback drop function open_partition(text, integer);

--changeset ondo:005-drop-partition splitStatements:false
--comment Waits at most two seconds for readers of the parent; the caller tries again another time.
create function drop_partition(parent text, key integer) returns void language plpgsql as $$
begin
  set local lock_timeout = '2s';
  execute format('drop table if exists %I', parent || '_' || key);
end
$$;
--rollback drop function drop_partition(text, integer);

--changeset ondo:005-analyze-partition splitStatements:false
--comment A partition filled by one night has no statistics until somebody asks for them.
create function analyze_partition(parent text, key integer) returns void language plpgsql as $$
begin
  execute format('analyze %I', parent || '_' || key);
end
$$;
--rollback drop function analyze_partition(text, integer);
