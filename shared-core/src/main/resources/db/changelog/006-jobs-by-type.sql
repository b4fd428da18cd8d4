--liquibase formatted sql

--changeset ondo:006-jobs-by-type
--comment The newest job of a type is asked for at every look at the batches.
create index job_by_type on job (type, created_at desc);
--rollback drop index job_by_type;
