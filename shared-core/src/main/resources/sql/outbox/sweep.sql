-- events older than :seconds, whatever became of them; index outbox_by_age
delete from outbox
where created_at < clock_timestamp() - make_interval(secs => :seconds)
