package ondo.api.job;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Map;
import java.util.UUID;
import ondo.job.Relocation;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The shapes of what jobs leave behind, by their type; the scheduler writes them. Every finished
 * job has {@code seconds} beside its own members.
 */
@Schema(
    name = "JobResult",
    anyOf = {
      JobResult.Assessed.class,
      Relocation.class,
      JobResult.Written.class,
      JobResult.Published.class
    })
interface JobResult {

  /**
   * Of ASSESS_SITES.
   *
   * @param skippedSites that were deleted before their turn came
   * @param supersededRows that a newer assessment had written meanwhile
   * @param seconds by step
   */
  @Schema(name = "AssessmentResult")
  record Assessed(
      @Nullable Long skippedSites,
      @Nullable Long supersededRows,
      @Nullable Map<String, Double> seconds)
      implements JobResult {}

  /**
   * Of REPORT.
   *
   * @param reportId for {@code /api/v1/reports/}
   */
  @Schema(name = "ReportResult")
  record Written(UUID reportId, @Nullable Map<String, Double> seconds) implements JobResult {}

  /**
   * Of PREDICTIONS: what was published.
   *
   * @param checksum SHA-256 of all result rows in the order of their keys
   */
  @Schema(name = "PredictionResult")
  record Published(
      int resultSetId,
      String dataVersion,
      String modelVersion,
      JsonNode switches,
      long resultRows,
      Map<String, Long> rowsByTable,
      int threads,
      String checksum,
      long peakHeapBytes,
      @Nullable Map<String, Double> seconds)
      implements JobResult {}
}
