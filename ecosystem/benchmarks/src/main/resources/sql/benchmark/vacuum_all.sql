-- nothing: every table as autovacuum would leave it
vacuum (analyze)
