-- a database of the run's own, so that no running system hears of it
create database ondo_queue_benchmark template template0
