-- what was received longer than :seconds ago; no sender repeats it any more
delete from processed_event
where processed_at < clock_timestamp() - make_interval(secs => :seconds)
