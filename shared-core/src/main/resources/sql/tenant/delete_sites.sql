-- all sites of the tenant with their results; index site_by_tenant
delete from site
where tenant = :tenant
