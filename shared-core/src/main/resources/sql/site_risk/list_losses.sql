-- one row per site of the tenant that has results: net loss of one hazard and scenario; primary keys;
-- status and flags are those of the loss itself where they are stored
select s.id as site_id, r.data_version, r.model_version, r.computed_at,
       coalesce(r.components -> 'aal' ->> 'status', r.status) as status,
       case when r.components #> '{aal,flags}' is not null
            then array(select jsonb_array_elements_text(r.components -> 'aal' -> 'flags'))
            else r.flags end as flags,
       array_send(r.aal_net) as aal_net
from site s
left join site_risk r on r.site_id = s.id and r.hazard = :hazard and r.scenario = :scenario
where s.tenant = :tenant
  and s.id = any (:ids)
