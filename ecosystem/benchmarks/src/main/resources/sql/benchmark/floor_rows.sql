-- 250 constant rows as wide as those of ours_years: the cost of any answer of that size
select '11010'::text as code, ?::bytea as h
from generate_series(1, 250)
