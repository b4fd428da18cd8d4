-- one row written: losses of a tenant's sites together from single events; primary key
insert into portfolio_event (tenant, hazard, scenario, currency, result_set_id, sites, computed_at, flags, aal,
                             deviation, at_return_periods)
values (:tenant, :hazard, :scenario, :currency, :result_set_id, :sites, clock_timestamp(), :flags::text[],
        :aal::float8[], :deviation::float8[], :at_return_periods::float8[])
on conflict (tenant, hazard, scenario, currency) do update
set result_set_id = excluded.result_set_id, sites = excluded.sites, computed_at = excluded.computed_at,
    flags = excluded.flags, aal = excluded.aal, deviation = excluded.deviation,
    at_return_periods = excluded.at_return_periods
