package ondo.scheduler.ingest;

import java.util.List;
import java.util.stream.Collectors;

/** Input files that cannot be used; nothing was changed because of them. */
public final class InvalidInputException extends RuntimeException {

  private final transient List<InputProblem> problems;

  InvalidInputException(List<InputProblem> problems) {
    super(
        problems.stream()
            .map(InputProblem::toString)
            .collect(
                Collectors.joining("\n", problems.size() + " problem(s) in the input:\n", "")));
    this.problems = List.copyOf(problems);
  }

  /** At most a hundred, in the order they were met. */
  public List<InputProblem> problems() {
    return problems;
  }
}
