package org.muster;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.modulith.core.ApplicationModules;
import org.springframework.modulith.docs.Documenter;

/// Holds the directions between stages: a stage shows only its package's root, knows the stages to
/// its left and never those to its right.
class StagesArchitectureTest {
  private static final ApplicationModules STAGES =
      ApplicationModules.of("org.muster", resideInAPackage("org.muster.engine.."));

  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("org.muster");

  /// From left to right. `store`, `paper` and `access` lie under all of them, `desk` between the
  /// record and whatever two sides do with it.
  private static final List<String> ORDER =
      List.of(
          "store",
          "paper",
          "access",
          "record",
          "desk",
          "review",
          "develop",
          "generate",
          "operate",
          "thread");

  /// Every class belongs to the file of its outermost one.
  private static final SliceAssignment FILES =
      new SliceAssignment() {
        @Override
        public SliceIdentifier getIdentifierOf(JavaClass javaClass) {
          String name = javaClass.getName();
          return name.startsWith("org.muster.engine.") || !name.startsWith("org.muster.")
              ? SliceIdentifier.ignore()
              : SliceIdentifier.of(name.replaceFirst("\\$.*", ""));
        }

        @Override
        public String getDescription() {
          return "files of the stages";
        }
      };

  @Test
  void stagesShowOnlyTheirRootAndFormNoCycle() {
    STAGES.verify();
    assertThat(STAGES.stream().map(m -> m.getIdentifier().toString()))
        .containsExactlyInAnyOrderElementsOf(ORDER);
  }

  @Test
  void noStageKnowsAStageToItsRight() {
    for (int i = 0; i < ORDER.size() - 1; i++) {
      String[] right =
          ORDER.subList(i + 1, ORDER.size()).stream()
              .map(s -> "org.muster." + s + "..")
              .toArray(String[]::new);
      noClasses()
          .that()
          .resideInAPackage("org.muster." + ORDER.get(i) + "..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(right)
          .allowEmptyShould(true)
          .check(CLASSES);
    }
  }

  /// Two files that know each other can only be read, tested and changed as one.
  @Test
  void noFilesFormACircle() {
    SlicesRuleDefinition.slices().assignedFrom(FILES).should().beFreeOfCycles().check(CLASSES);
  }

  @Test
  void stagesKnowNoFrameworkOfTheRim() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("org.springframework..", "jakarta..", "picocli..", "gg.jte..")
        .because("Spring, pages and the command line are rims; the stages run without them")
        .check(CLASSES);
  }

  /// The picture in the documents is drawn from the code; this test fails where it is out of date.
  @Test
  void pictureOfModulesInTheDocumentsIsCurrent(@TempDir Path folder) throws Exception {
    new Documenter(STAGES, Documenter.Options.defaults().withOutputFolder(folder.toString()))
        .writeModulesAsPlantUml(
            Documenter.DiagramOptions.defaults()
                .withStyle(Documenter.DiagramOptions.DiagramStyle.UML));
    Path drawn = folder.resolve("components.puml");
    Path kept = Path.of(System.getProperty("muster.root", ".."), "docs", "modules", "stages.puml");
    if (Boolean.getBoolean("muster.regenerate")) {
      Files.createDirectories(kept.getParent());
      Files.copy(drawn, kept, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
    }
    // The drawing tool puts the arrows in no fixed order, so the lines are compared sorted.
    assertThat(Files.readString(kept).strip().lines().sorted().toList())
        .as(
            "docs/modules/stages.puml; regenerate with mvn test -pl engine,stages "
                + "-Dtest=StagesArchitectureTest -Dmuster.regenerate=true")
        .isEqualTo(Files.readString(drawn).strip().lines().sorted().toList());
  }
}
