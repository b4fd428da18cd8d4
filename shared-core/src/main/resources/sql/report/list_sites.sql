-- one row per chosen site with the names of its region, by id; index site_by_tenant
select s.id, s.external_id, s.name, s.latitude, s.longitude, s.asset_value, s.currency,
       s.annual_value_added, s.insured_share, s.version,
       (s.attributes ->> 'inFloodZone')::boolean as in_flood_zone, g.name_ko as region_ko,
       g.name_en as region_en, g.province_ko, g.province_en
from site s
left join region g on g.data_set_id = s.data_set_id and g.code = s.region_code
where s.tenant = :tenant
  and (:ids::uuid[] is null or s.id = any (:ids::uuid[]))
order by s.id
