package org.muster.app;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/// Holds the directions around the rims: command line and server never see each other, neither
/// reaches the database but through a stage, and nothing below knows them.
class RimsArchitectureTest {
  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("org.muster");

  @Test
  void everyModuleIsLookedAt() {
    assertThat(CLASSES.stream().map(c -> c.getPackageName()))
        .contains(
            "org.muster.cli", "org.muster.server", "org.muster.record", "org.muster.engine.duty");
  }

  @Test
  void commandLineAndServerNeverSeeEachOther() {
    noClasses()
        .that()
        .resideInAPackage("org.muster.cli..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("org.muster.server..", "org.muster.app..", "org.springframework..")
        .check(CLASSES);
    noClasses()
        .that()
        .resideInAPackage("org.muster.server..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("org.muster.cli..", "org.muster.app..", "picocli..")
        .check(CLASSES);
  }

  @Test
  void rimsReachTheDatabaseThroughTheStagesOnly() {
    noClasses()
        .that()
        .resideInAnyPackage("org.muster.cli..", "org.muster.server..", "org.muster.app..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "java.sql..",
            "javax.sql..",
            "org.jooq..",
            "org.flywaydb..",
            "org.sqlite..",
            "org.postgresql..")
        .because("what may be read and written is a rule of the stages, not of a rim")
        .check(CLASSES);
  }

  @Test
  void stagesAndEngineKnowNoRim() {
    noClasses()
        .that()
        .resideOutsideOfPackages("org.muster.cli..", "org.muster.server..", "org.muster.app..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("org.muster.cli..", "org.muster.server..", "org.muster.app..")
        .check(CLASSES);
  }
}
