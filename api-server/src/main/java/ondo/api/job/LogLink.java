package ondo.api.job;

import ondo.job.Job;
import org.jspecify.annotations.Nullable;

/**
 * Where the operator's logs of a job are.
 *
 * @param template an http(s) address with {@code {job}} for the job's id or {@code {trace}} for its
 *     trace id; null means that jobs have no link
 */
record LogLink(@Nullable String template) {

  /**
   * @throws IllegalArgumentException if it is no web address or has no place for a job or a trace
   */
  LogLink {
    if (template != null && !template.matches("https?://.*\\{(job|trace)}.*")) {
      throw new IllegalArgumentException(
          "ondo.api.log-url must be an http(s) address with {job} or {trace} in it: " + template);
    }
  }

  @Nullable String of(Job job) {
    return template == null
        ? null
        : template.replace("{job}", job.id().toString()).replace("{trace}", trace(job));
  }

  /** The trace id within a W3C trace context; empty without one. */
  private static String trace(Job job) {
    var context = job.traceparent();
    var parts = context == null ? new String[0] : context.split("-", -1);
    return parts.length > 1 ? parts[1] : "";
  }
}
