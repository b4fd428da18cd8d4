package ondo.house;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import com.tngtech.archunit.library.GeneralCodingRules;
import java.lang.reflect.Field;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.stream.Stream;

/** The rules of the house; every module's HouseTest holds them against its own main classes. */
public final class HouseRules {

  private static final String[] PURE = {
    "ondo.geo..",
    "ondo.statistics..",
    "ondo.climate..",
    "ondo.risk..",
    "ondo.catalog..",
    "ondo.projection..",
    "ondo.assessment..",
    "ondo.explain..",
    "ondo.job.."
  };

  private HouseRules() {}

  /** A rule and its name as a sentence. */
  public record Named(String name, ArchRule rule) {}

  /** Every rule of this class. */
  public static Stream<Named> all() {
    return Arrays.stream(HouseRules.class.getDeclaredFields())
        .filter(field -> field.getType() == ArchRule.class)
        .map(HouseRules::named);
  }

  private static Named named(Field field) {
    try {
      return new Named(field.getName().replace('_', ' '), (ArchRule) field.get(null));
    } catch (IllegalAccessException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Main classes only: also not the test classes that arrive inside shared-core's test jar. */
  public static JavaClasses mainClasses() {
    return new ClassFileImporter().withImportOption(HouseRules::isMain).importPackages("ondo");
  }

  private static boolean isMain(Location location) {
    var uri = location.asURI().toString();
    return !uri.contains("/test-classes/") && !uri.contains("-tests.jar");
  }

  public static final ArchRule packages_have_no_cycles =
      slices().matching("ondo.(**)").should().beFreeOfCycles();

  public static final ArchRule formulas_know_only_java_and_each_other =
      classes()
          .that()
          .resideInAnyPackage(PURE)
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(with("java..", "org.jspecify.."))
          .allowEmptyShould(true);

  public static final ArchRule formulas_open_nothing =
      noClasses()
          .that()
          .resideInAnyPackage(PURE)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("java.net..", "java.nio.file..", "java.sql..", "java.util.concurrent")
          .allowEmptyShould(true);

  public static final ArchRule formulas_pass_no_dictionaries =
      methods()
          .that()
          .areDeclaredInClassesThat()
          .resideInAnyPackage(PURE)
          .should(takeAndGiveNoDictionary())
          .allowEmptyShould(true);

  public static final ArchRule only_the_store_knows_sql =
      noClasses()
          .that()
          .resideOutsideOfPackages("ondo.store..", "ondo.benchmarks..")
          .should()
          .dependOnClassesThat(
              resideInAnyPackage(
                  "java.sql..", "org.postgresql..", "org.springframework.jdbc.core.."));

  public static final ArchRule quartz_stays_in_its_room =
      noClasses()
          .that()
          .resideOutsideOfPackage("ondo.scheduler.quartz..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.quartz..");

  public static final ArchRule feign_stays_in_its_room =
      noClasses()
          .that(resideOutsideOfPackages("ondo.api.job..", "ondo.api"))
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("feign..", "org.springframework.cloud.openfeign..");

  public static final ArchRule api_never_sees_scheduler =
      noClasses()
          .that()
          .resideInAPackage("ondo.api..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("ondo.scheduler..")
          .allowEmptyShould(true);

  public static final ArchRule formulas_read_no_clock =
      noClasses()
          .that()
          .resideInAnyPackage(PURE)
          .should()
          .callMethod(Instant.class, "now")
          .orShould()
          .callMethod(LocalDate.class, "now")
          .orShould()
          .callMethod(LocalDateTime.class, "now")
          .orShould()
          .callMethod(OffsetDateTime.class, "now")
          .orShould()
          .callMethod(ZonedDateTime.class, "now")
          .orShould()
          .callMethod(System.class, "currentTimeMillis")
          .allowEmptyShould(true);

  public static final ArchRule nobody_throws_generic_exceptions =
      GeneralCodingRules.NO_CLASSES_SHOULD_THROW_GENERIC_EXCEPTIONS;

  public static final ArchRule nobody_injects_fields =
      GeneralCodingRules.NO_CLASSES_SHOULD_USE_FIELD_INJECTION;

  public static final ArchRule nobody_annotates_transactions =
      methods()
          .should()
          .notBeAnnotatedWith("org.springframework.transaction.annotation.Transactional");

  public static final ArchRule controllers_live_with_http =
      classes()
          .that()
          .haveSimpleNameEndingWith("Controller")
          .should()
          .resideInAnyPackage("ondo.api..", "ondo.scheduler.internal..")
          .allowEmptyShould(true);

  public static final ArchRule fields_are_private_or_constant =
      fields()
          .that()
          .areDeclaredInClassesThat()
          .resideInAPackage("ondo..")
          .and()
          .areNotFinal()
          .should()
          .bePrivate()
          .allowEmptyShould(true);

  public static final ArchRule an_interface_has_two_implementations_or_is_a_client =
      classes()
          .that()
          .areInterfaces()
          .and()
          .resideInAPackage("ondo..")
          .and()
          .areNotAnnotations()
          .and(isNoPackageInfo())
          .and()
          .haveSimpleNameNotEndingWith("Client")
          .should(haveTwoImplementationsOrBeFunctional())
          .allowEmptyShould(true);

  public static final ArchRule names_say_what_a_thing_is =
      noClasses()
          .should()
          .haveNameMatching(".*(Util|Utils|Helper|Manager|Impl|Dto|Base)")
          .orShould()
          .haveNameMatching("ondo\\..*\\.Abstract[A-Z].*");

  private static DescribedPredicate<JavaClass> isNoPackageInfo() {
    return DescribedPredicate.describe(
        "are types", type -> !type.getSimpleName().equals("package-info"));
  }

  private static ArchCondition<JavaMethod> takeAndGiveNoDictionary() {
    return new ArchCondition<>("take and give no dictionary of anything") {
      @Override
      public void check(JavaMethod method, ConditionEvents events) {
        var types = new ArrayList<>(method.getParameterTypes());
        types.add(method.getReturnType());
        if (types.stream().anyMatch(type -> type.getName().endsWith("java.lang.Object>"))) {
          events.add(
              SimpleConditionEvent.violated(method, method.getFullName() + " passes a dictionary"));
        }
      }
    };
  }

  private static ArchCondition<JavaClass> haveTwoImplementationsOrBeFunctional() {
    return new ArchCondition<>("have two implementations or be functional") {
      @Override
      public void check(JavaClass type, ConditionEvents events) {
        var isFunctional = type.isAnnotatedWith(FunctionalInterface.class);
        var implementations =
            type.getAllSubclasses().stream()
                .filter(c -> !c.getModifiers().contains(JavaModifier.ABSTRACT))
                .count();
        if (!isFunctional && implementations < 2) {
          events.add(
              SimpleConditionEvent.violated(
                  type, type.getName() + " has " + implementations + " implementation(s)"));
        }
      }
    };
  }

  private static String[] with(String... more) {
    var all = new ArrayList<String>();
    all.addAll(Arrays.asList(PURE));
    all.addAll(Arrays.asList(more));
    return all.toArray(String[]::new);
  }
}
