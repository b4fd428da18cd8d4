package ondo.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import ondo.catalog.OpenExposure.Codes;
import ondo.catalog.OpenExposure.Column;
import ondo.catalog.OpenExposure.Reading;
import org.junit.jupiter.api.Test;

/** The shipped tables of the Open Exposure Data standard hold together. */
class OpenExposureTest {

  private static final OpenExposure OED = OpenExposure.read();

  @Test
  void every_column_has_a_name_of_its_own() {
    assertThat(OED.columns()).extracting(Column::name).doesNotHaveDuplicates().contains("LocName");
    assertThat(OED.columns().stream().filter(Column::hasColumnBeside))
        .isNotEmpty()
        .allSatisfy(column -> assertThat(column.beside()).isNotEqualTo(column.name()));
  }

  @Test
  void constant_stands_beside_its_column_and_is_no_column() {
    assertThat(new Column("PortNumber", "", Reading.CONSTANT, "1").hasColumnBeside()).isFalse();
    assertThat(new Column("CountryCode", "", Reading.COUNTRY, "KR").hasColumnBeside()).isFalse();
    assertThat(new Column("LocName", "name", Reading.AS_IS, "").hasColumnBeside()).isFalse();
    assertThat(new Column("BITIV", "x", Reading.PER_YEAR, "BIPOI").hasColumnBeside()).isTrue();
  }

  @Test
  void every_word_that_has_a_code_is_read_back_from_it() {
    for (var codes : new Codes[] {OED.occupancy(), OED.construction()}) {
      assertThat(codes.written()).isNotEmpty();
      codes.written().forEach((word, code) -> assertThat(codes.word(code)).as(word).contains(word));
      assertThat(codes.word(-1)).isEmpty();
      assertThat(codes.code("CASTLE_IN_THE_AIR")).isEmpty();
    }
  }

  @Test
  void words_of_codes_are_those_of_the_model() {
    var tables = CatalogReader.read();
    var uses =
        tables.table("building_use.csv").rows().stream().map(row -> row.text("use")).toList();
    var structures =
        tables.table("structure.csv").rows().stream().map(row -> row.text("structure")).toList();

    assertThat(uses).containsAll(OED.occupancy().words().values());
    assertThat(structures).containsAll(OED.construction().words().values());
  }
}
