-- the portfolio losses of a tenant, before they are written anew
delete from portfolio_event
where tenant = :tenant
