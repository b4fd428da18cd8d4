-- one row deleted with its results, none if the tenant has no such site; primary key
delete from site
where id = :id
  and tenant = :tenant
