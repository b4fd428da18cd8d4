package ondo.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;

/** The short form: one run of a few cases. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FaultsIT {

  private static final Path ROOT = Path.of("..", "..").toAbsolutePath().normalize();
  private static final Set<String> SHORT = Set.of("F1", "F27");

  private Installation installation;
  private Site site;

  @BeforeAll
  void prepare() {
    for (var module : List.of("scheduler-server", "api-server")) {
      assertThat(Files.exists(Programs.jar(ROOT, module))).as("jar of " + module).isTrue();
    }
    var home = Path.of("target", "home-short").toAbsolutePath();
    installation = new Installation(ROOT, home);
    site = Site.prepare(installation);
  }

  @AfterAll
  void stop() {
    if (installation != null) {
      installation.close();
    }
  }

  @TestFactory
  Stream<DynamicTest> faults_lose_nothing_and_double_nothing() {
    return FaultSuite.cases().stream()
        .filter(faultCase -> SHORT.contains(faultCase.id()))
        .map(
            faultCase ->
                DynamicTest.dynamicTest(
                    faultCase.id() + " " + faultCase.title(),
                    () -> {
                      var outcome = FaultSuite.outcome(site, faultCase, new Random());
                      assertThat(outcome.passed()).as(outcome.toString()).isTrue();
                    }));
  }
}
