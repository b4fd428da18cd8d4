-- one row deleted if the tenant has such a webhook; primary key
delete from webhook
where tenant = :tenant
  and id = :id
