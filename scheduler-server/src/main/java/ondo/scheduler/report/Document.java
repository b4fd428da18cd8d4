package ondo.scheduler.report;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The whole report before it takes a form.
 *
 * @param asOf time of the newest result; null when there is none
 * @param facts what stands on the cover, label and value in turn
 * @param labels words that the forms themselves need
 */
record Document(
    Locale language,
    String title,
    String subtitle,
    @Nullable Instant asOf,
    List<Fact> facts,
    List<Section> sections,
    Labels labels) {

  Document {
    facts = List.copyOf(facts);
    sections = List.copyOf(sections);
  }

  /** A line of the cover. */
  record Fact(String label, Cell value) {}

  /** A numbered section. */
  record Section(String id, String title, List<Block> blocks) {

    Section {
      blocks = List.copyOf(blocks);
    }
  }

  /**
   * Words of the forms.
   *
   * @param rowsLeft sentence under a shortened table, {0} of {1} rows
   */
  record Labels(
      String contents, String page, String table, String figure, String rowsLeft, String noRows) {}

  /** Every table, in order. */
  List<Block.Table> tables() {
    return sections.stream()
        .flatMap(section -> section.blocks().stream())
        .filter(Block.Table.class::isInstance)
        .map(Block.Table.class::cast)
        .toList();
  }
}
