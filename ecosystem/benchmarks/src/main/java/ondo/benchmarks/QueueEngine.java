package ondo.benchmarks;

/** A queue in PostgreSQL with its workers, as its own documentation would have it used. */
interface QueueEngine {

  /** As the report shows it. */
  String name();

  /** What was set, and what was left alone. */
  String settings();

  /** Makes workers that count into this tally; they do not begin yet. */
  void open(Tally tally);

  /** Writes the jobs 0 to {@code jobs} - 1, in the way that is quickest for this queue. */
  void enqueue(int jobs);

  /** Lets the workers begin. */
  void start();

  /** Jobs that the database does not hold as ended. */
  long left();

  /** Stops the workers. */
  void close();
}
