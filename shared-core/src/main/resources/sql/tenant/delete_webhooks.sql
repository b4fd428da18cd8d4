-- all webhooks of the tenant; index webhook_by_tenant
delete from webhook
where tenant = :tenant
