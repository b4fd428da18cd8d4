--liquibase formatted sql

--changeset ondo:098-audit-by-time
--comment An auditor asks for a period.
create index audit_by_time on audit (at);
--rollback drop index audit_by_time;
