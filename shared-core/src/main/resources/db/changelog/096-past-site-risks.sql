--liquibase formatted sql

--changeset ondo:096-past-site-risks
--comment The last results of a site by another model, so that they stay readable beside the new ones; a night of the same model with newer data replaces nothing here.
create table site_risk_past (like site_risk including defaults);
alter table site_risk_past
  add primary key (site_id, hazard, scenario),
  add foreign key (site_id) references site on delete cascade,
  set (toast_tuple_target = 8160);
create view site_risk_of_all_models as
  select * from site_risk union all select * from site_risk_past;
--rollback drop view site_risk_of_all_models; drop table site_risk_past;

--changeset ondo:096-keep-past-site-risks splitStatements:false
--comment Kept by a trigger, in the transaction that writes the new results, whoever writes them.
create function keep_past_site_risk()
  returns trigger
  language plpgsql
  security definer
  set search_path = public, pg_temp
as $$
begin
  delete from site_risk_past where site_id = old.site_id and hazard = old.hazard and scenario = old.scenario;
  insert into site_risk_past values (old.*);
  return null;
end
$$;
create trigger site_risk_past after update on site_risk
  for each row when (old.model_version <> new.model_version) execute function keep_past_site_risk();
--rollback drop trigger site_risk_past on site_risk; drop function keep_past_site_risk();
