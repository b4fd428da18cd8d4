-- nothing: from now on this connection hears of jobs that changed
listen ondo_job
