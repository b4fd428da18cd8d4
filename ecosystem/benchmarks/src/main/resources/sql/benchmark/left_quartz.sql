-- one row: triggers that have not fired, or whose jobs are at work
select (select count(*) from qrtz_triggers) + (select count(*) from qrtz_fired_triggers)
