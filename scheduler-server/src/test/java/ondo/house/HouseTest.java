package ondo.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class HouseTest {

  @TestFactory
  Stream<DynamicTest> main_classes_keep_the_rules_of_the_house() {
    var classes = HouseRules.mainClasses();
    return HouseRules.all()
        .map(r -> DynamicTest.dynamicTest(r.name(), () -> r.rule().check(classes)));
  }

  @Test
  void main_sources_hold_no_sql_and_print_nothing() throws IOException {
    assertThat(SourceRules.violations(Path.of("src/main/java"))).isEmpty();
  }
}
