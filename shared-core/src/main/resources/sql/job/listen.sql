<<<<<<< HEAD
-- nothing: this session hears of new work from now on
listen ondo_work
=======
-- nothing: from now on this connection hears of jobs that changed
listen ondo_job
>>>>>>> h-api
