-- nothing: this session hears of new work from now on
listen ondo_work
