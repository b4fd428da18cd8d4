-- one row a currency that has a rate to or from :currency_to by :on: the latest, direct before inverse; primary key
select distinct on (currency) currency, rate_date, rate, source, is_inverse
from (
  select currency_from as currency, rate_date, rate, source, false as is_inverse
  from exchange_rate
  where currency_to = :currency_to
    and rate_date <= :on
  union all
  select currency_to, rate_date, rate, source, true
  from exchange_rate
  where currency_from = :currency_to
    and rate_date <= :on
) known
order by currency, rate_date desc, is_inverse
