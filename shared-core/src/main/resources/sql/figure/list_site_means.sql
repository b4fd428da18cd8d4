-- up to 9 rows: a year of a scenario over the sites assessed on one result set; a scan of the sites' risks
select hazard, count(*) as sites, count(*) filter (where status = 'NOT_APPLICABLE') as outside,
       avg(case when method = 'EVENT' then screening[:at] else aal_net[:at] end) as index_mean,
       count(case when method = 'EVENT' then screening[:at] else aal_net[:at] end) as index_sites,
       avg(aal_net[:at]) filter (where method = 'EVENT') as event_mean,
       count(*) filter (where method = 'EVENT') as event_sites,
       avg(aal_low[:at]) as low_mean, avg(aal_high[:at]) as high_mean
from site_risk
where result_set_id = :result_set_id
  and scenario = :scenario
group by hazard
order by hazard
