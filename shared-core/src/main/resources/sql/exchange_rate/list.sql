-- up to :limit rates by currencies and day, behind the one given if one is; primary key
select currency_from, currency_to, rate_date, rate, source
from exchange_rate
where :currency_from::text is null
   or (currency_from, currency_to, rate_date)
      > (:currency_from::text, :currency_to::text, :rate_date::date)
order by currency_from, currency_to, rate_date
limit :limit
