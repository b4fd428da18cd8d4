-- one row: serialises submissions of the same work until the transaction ends
select pg_advisory_xact_lock(hashtextextended(:tenant || '/' || :live_key, 0))
