package ondo.api.web;

import java.util.ArrayList;
import java.util.List;

/** Collects what is wrong with one request, so that the client learns of everything at once. */
public final class Faults {

  private final List<Fault> faults = new ArrayList<>();

  public void add(Fault fault) {
    faults.add(fault);
  }

  /** Records a fault of kind 422 unless {@code holds}. */
  public void require(boolean holds, String pointer, String code, Object... arguments) {
    if (!holds) {
      add(Fault.invalid(pointer, code, arguments));
    }
  }

  public boolean isEmpty() {
    return faults.isEmpty();
  }

  public List<Fault> list() {
    return List.copyOf(faults);
  }

  /** The same faults with their pointers below another one. */
  public Faults below(String pointer) {
    var moved = new Faults();
    for (var fault : faults) {
      moved.add(
          new Fault(pointer + fault.pointer(), fault.kind(), fault.code(), fault.arguments()));
    }
    return moved;
  }

  /**
   * Malformed parts (400) weigh more than invalid ones (422): the first of them names the problem.
   *
   * @throws ApiProblem if there is any fault
   */
  public void throwIfAny() {
    if (faults.isEmpty()) {
      return;
    }
    var kind = faults.getFirst().kind();
    for (var fault : faults) {
      if (fault.kind().status() < kind.status()) {
        kind = fault.kind();
      }
    }
    throw ApiProblem.of(kind, faults);
  }
}
