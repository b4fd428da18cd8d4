-- the losses of the tenant's sites together, storm by storm; primary key
delete from portfolio_event
where tenant = :tenant
