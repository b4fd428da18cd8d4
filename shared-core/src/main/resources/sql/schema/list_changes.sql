-- one row per change set that has run
select id
from databasechangelog
