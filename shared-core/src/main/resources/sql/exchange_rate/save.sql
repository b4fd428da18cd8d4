-- one row written, over an older rate of the same day if there is one; primary key
insert into exchange_rate (currency_from, currency_to, rate_date, rate, source)
values (:currency_from, :currency_to, :rate_date, :rate, :source)
on conflict (currency_from, currency_to, rate_date)
  do update set rate = excluded.rate, source = excluded.source, loaded_at = clock_timestamp()
