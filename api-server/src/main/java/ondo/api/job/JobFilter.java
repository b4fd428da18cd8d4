package ondo.api.job;

import java.util.EnumSet;
import java.util.Set;
import java.util.UUID;
import ondo.api.web.ApiProblem;
import ondo.api.web.Fault;
import ondo.api.web.Faults;
import ondo.api.web.Page;
import ondo.api.web.ProblemCode;
import ondo.job.Job;
import ondo.job.JobType;
import org.jspecify.annotations.Nullable;

/** Which jobs a list shows. */
record JobFilter(Job.@Nullable Status status, Set<JobType> types, @Nullable UUID after) {

  /** Of the parameters of an address; only the types that the caller may see. */
  static JobFilter of(
      @Nullable String status, @Nullable String type, @Nullable String after, Set<JobType> seen) {
    var faults = new Faults();
    var knownStatus = status == null ? null : status(status, faults);
    var types = type == null ? seen : types(type, seen, faults);
    faults.throwIfAny();
    return new JobFilter(knownStatus, types, after == null ? null : pageKey(after));
  }

  private static Job.@Nullable Status status(String name, Faults faults) {
    for (var status : Job.Status.values()) {
      if (status.name().equals(name)) {
        return status;
      }
    }
    faults.require(
        false, "?status", "not-one-of", "PENDING, RUNNING, COMPLETED, FAILED, CANCELLED");
    return null;
  }

  private static Set<JobType> types(String name, Set<JobType> seen, Faults faults) {
    for (var type : seen) {
      if (type.name().equals(name)) {
        return EnumSet.of(type);
      }
    }
    faults.require(
        false, "?type", "not-one-of", String.join(", ", seen.stream().map(JobType::name).toList()));
    return seen;
  }

  /** Something that is no id at all names nothing: the same answer as for an unknown one. */
  static UUID id(String text) {
    try {
      return UUID.fromString(text);
    } catch (IllegalArgumentException e) {
      throw ApiProblem.of(ProblemCode.NOT_FOUND);
    }
  }

  private static UUID pageKey(String after) {
    try {
      return UUID.fromString(Page.decode(after));
    } catch (IllegalArgumentException e) {
      throw ApiProblem.of(Fault.invalid("?after", "not-a-page"));
    }
  }
}
