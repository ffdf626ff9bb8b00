package org.muster.engine;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// What each package of the engine may know: a list of what is allowed, so that whatever is new has
/// to be argued for here. Solvers read the calendar model and know no rulebook; the engine knows no
/// clock, file, database, framework or log.
class EngineArchitectureTest {
  private static final String DUTY = "org.muster.engine.duty";
  private static final String LIFT = "org.muster.engine.lift";
  private static final String TEXT = "org.muster.engine.text";

  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("org.muster.engine");

  private static final List<String> EVERYWHERE =
      List.of("java.lang..", "java.util..", "org.jspecify.annotations..");

  /// Beyond the package itself and [#EVERYWHERE].
  private static final Map<String, List<String>> ALLOWED =
      new TreeMap<>(
          Map.ofEntries(
              // Dates are values; a decimal is written without an exponent.
              entry(TEXT, "java.time..", "java.math.."),
              entry(DUTY),
              entry(DUTY + ".certificate", DUTY),
              entry(DUTY + ".tour", DUTY, DUTY + ".certificate"),
              entry(DUTY + ".shift", DUTY, DUTY + ".certificate"),
              // Dates and days of the week are values: opening hours, weekends, when leave ends.
              entry(DUTY + ".guard", DUTY, DUTY + ".certificate", TEXT, "java.time.."),
              entry(DUTY + ".cpsat", DUTY, "com.google.ortools..", "com.google.protobuf.."),
              entry(DUTY + ".colgen", DUTY, "com.google.ortools.."),
              entry(DUTY + ".portfolio", DUTY, DUTY + ".colgen", DUTY + ".cpsat"),
              // The epoch is a time.
              entry(LIFT, TEXT, "java.time.."),
              entry(LIFT + ".plan", LIFT)));

  private static Map.Entry<String, List<String>> entry(String name, String... allowed) {
    return Map.entry(name, List.of(allowed));
  }

  @Test
  void everyPackageIsOnTheList() {
    TreeSet<String> packages = new TreeSet<>();
    CLASSES.forEach(c -> packages.add(c.getPackageName()));
    assertThat(packages).containsExactlyElementsOf(ALLOWED.keySet());
  }

  @TestFactory
  Stream<DynamicTest> aPackageKnowsOnlyWhatItsListAllows() {
    return ALLOWED.entrySet().stream()
        .map(
            entry ->
                DynamicTest.dynamicTest(
                    entry.getKey(), () -> holds(entry.getKey(), entry.getValue())));
  }

  private static void holds(String name, List<String> allowed) {
    String[] all =
        Stream.of(EVERYWHERE.stream(), allowed.stream(), Stream.of(name))
            .flatMap(s -> s)
            .toArray(String[]::new);
    classes()
        .that()
        .resideInAPackage(name)
        .should()
        .onlyDependOnClassesThat(resideInAnyPackage(all).or(resideInAPackage("")))
        .because("the list in " + EngineArchitectureTest.class.getSimpleName() + " says so")
        .check(CLASSES);
  }

  @Test
  void packagesFormNoCircle() {
    slices().matching("org.muster.engine.(**)").should().beFreeOfCycles().check(CLASSES);
  }

  /// Plans are the same on every machine: nothing reads a clock or a chance of its own.
  @Test
  void noClockAndNoChanceThatWasNotPassedIn() {
    noClasses().should().callMethod(System.class, "currentTimeMillis").check(CLASSES);
    noClasses().should().callMethod(System.class, "nanoTime").check(CLASSES);
    noClasses().should().callMethod(Math.class, "random").check(CLASSES);
    noClasses().should().callMethod(java.time.LocalDate.class, "now").check(CLASSES);
    noClasses().should().callMethod(java.time.LocalDateTime.class, "now").check(CLASSES);
    noClasses()
        .should()
        .dependOnClassesThat()
        .haveFullyQualifiedName("java.util.concurrent.ThreadLocalRandom")
        .check(CLASSES);
    noClasses().should().callConstructor(java.util.Random.class).check(CLASSES);
  }
}
