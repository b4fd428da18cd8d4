package ondo.scheduler.ingest;

import java.util.ArrayList;
import java.util.List;

/** Collects what is wrong with the input, up to a bound: a hundred show a pattern well enough. */
public final class InputProblems {

  static final int MOST = 100;

  private final List<InputProblem> problems = new ArrayList<>();

  void add(String file, long line, String column, String reason) {
    if (!isFull()) {
      problems.add(new InputProblem(file, line, column, reason));
    }
  }

  void add(String file, String reason) {
    add(file, 0, "", reason);
  }

  /** What follows from a whole file; left out where the file itself explains it already. */
  void conclude(String file, String reason) {
    if (!names(file)) {
      add(file, reason);
    }
  }

  /** Whether something is wrong with a file. */
  boolean names(String file) {
    return problems.stream().anyMatch(problem -> problem.file().equals(file));
  }

  boolean isFull() {
    return problems.size() >= MOST;
  }

  public int count() {
    return problems.size();
  }

  /** Ends the reading unless everything was well. */
  public void throwIfAny() {
    if (!problems.isEmpty()) {
      throw failure();
    }
  }

  /** The exception that carries what was collected. */
  InvalidInputException failure() {
    return new InvalidInputException(problems);
  }
}
