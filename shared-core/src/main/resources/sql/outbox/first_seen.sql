-- one row inserted when the receiver sees an event for the first time, none at a repeat
insert into processed_event (topic, dedupe_key)
values (:topic, :dedupe_key)
on conflict do nothing
