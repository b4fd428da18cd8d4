-- all reports of the tenant; index report_by_tenant
delete from report
where tenant = :tenant
