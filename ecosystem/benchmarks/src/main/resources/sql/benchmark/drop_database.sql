-- the database of this run, or of one that was killed
drop database if exists ondo_queue_benchmark with (force)
