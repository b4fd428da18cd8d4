--liquibase formatted sql

--changeset ondo:095-room-for-chunks
--comment A chunk is written three times, opened, claimed and completed; a page with room for all three is not cleaned up between them.
alter table chunk set (fillfactor = 30);
--rollback alter table chunk set (fillfactor = 50);
