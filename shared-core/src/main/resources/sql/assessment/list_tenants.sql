-- one row per tenant that has sites
select distinct tenant
from site
order by tenant
