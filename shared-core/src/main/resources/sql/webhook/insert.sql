-- one row written unless the tenant has :most webhooks already
insert into webhook (id, tenant, url, events, secret)
select :id, :tenant, :url, :events, :secret
where (select count(*) from webhook where tenant = :tenant) < :most
