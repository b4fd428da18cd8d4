package ondo.api.report;

import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The shape of a report as JSON, which the scheduler writes.
 *
 * @param computedAt of the newest result in it; null when nothing was assessed
 */
@Schema(name = "Report")
record WrittenReport(
    String language,
    String title,
    String subtitle,
    @Nullable Instant computedAt,
    List<Fact> facts,
    List<Section> sections) {

  @Schema(name = "ReportFact")
  record Fact(String label, Cell value) {}

  @Schema(name = "ReportSection")
  record Section(String id, String title, List<Block> blocks) {}

  /** One part of a section. */
  @Schema(
      name = "ReportBlock",
      anyOf = {Heading.class, Prose.class, Table.class})
  interface Block {}

  @Schema(name = "ReportHeading")
  record Heading(String heading) implements Block {}

  /** Words, and the figures inside them in their order. */
  @Schema(name = "ReportProse")
  record Prose(String text, List<Cell> figures) implements Block {}

  /**
   * A table.
   *
   * @param table its id
   */
  @Schema(name = "ReportTable")
  record Table(String table, String title, List<Column> columns, List<List<@Nullable Cell>> rows)
      implements Block {}

  @Schema(name = "ReportColumn")
  record Column(@Nullable String group, String label, @Nullable String unit) {}

  /** A text, a figure, a gap; in the long table of all results a bare number or null. */
  @Schema(
      name = "ReportCell",
      anyOf = {String.class, BigDecimal.class, Figure.class, Missing.class})
  interface Cell {}

  /**
   * A number.
   *
   * @param figure its id
   * @param shown as it stands in the printed forms
   * @param result address of the stored result behind it; absent where there is none
   */
  @Schema(name = "ReportFigure")
  record Figure(String figure, BigDecimal value, String shown, @Nullable String result)
      implements Cell {}

  /** A number that is not there. */
  @Schema(name = "ReportGap")
  record Missing(String gap) implements Cell {}
}
