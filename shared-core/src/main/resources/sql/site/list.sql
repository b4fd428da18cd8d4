-- up to :limit rows in order of their ids, after the site :after if given. A text of two letters or more is
-- looked up by its pieces; indexes site_by_tenant, site_by_pieces
select s.id, s.external_id, s.name, s.latitude, s.longitude, s.asset_value, s.currency, s.annual_value_added,
       s.insured_share, s.deductible, s.loss_limit, s.standard_of_protection_years, s.attributes::text,
       s.data_set_id, s.grid_id, s.grid_distance_m, s.region_code, s.region_distance_m, s.version,
       s.created_at, s.updated_at
from site s
left join region r on r.data_set_id = s.data_set_id and r.code = s.region_code
where s.tenant = :tenant
  and (:after::uuid is null or s.id > :after::uuid)
  and (:text::text is null
       or text_pieces(s.name || ' ' || s.external_id) @> text_pieces(:text)
          and (s.name ilike :pattern or s.external_id ilike :pattern))
  and (:province::text is null
       or :province in (r.province_code, r.province_ko) or lower(r.province_en) = lower(:province))
order by s.id
limit :limit
