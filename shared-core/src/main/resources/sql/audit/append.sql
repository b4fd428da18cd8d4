-- one row written
insert into audit (tenant, key_id, subject, role, action, target, status, trace_id)
values (:tenant, :key_id, :subject, :role, :action, :target, :status, :trace_id)
