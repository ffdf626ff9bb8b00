package org.muster.server;

import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;
import org.muster.desk.Refusal;
import org.muster.engine.duty.Progress;
import org.muster.engine.duty.tour.TourCost;
import org.muster.engine.lift.plan.LiftProgress;
import org.muster.record.Choices;
import org.muster.record.Claims;

/// Holds what can be stated of "no rule of the domain in a controller": a page asks a use case and
/// draws its answer. It refuses nothing itself, judges no step of a case, chooses between no claims
/// and plans nothing.
class PagesHoldNoRuleTest {
  private static final JavaClasses SERVER =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("org.muster.server");

  @Test
  void whyNotIsSaidByAUseCase() {
    noClasses().should().callConstructor(Refusal.class, String.class, String.class).check(SERVER);
  }

  /// What `decide` answers is kept in the transaction of the use case that asks it.
  @Test
  void noPageDecidesAStep() {
    noClasses()
        .should()
        .callMethodWhere(
            target(nameMatching("decide"))
                .and(
                    target(
                        owner(
                            resideInAnyPackage(
                                "org.muster.record..",
                                "org.muster.desk..",
                                "org.muster.review..",
                                "org.muster.develop..",
                                "org.muster.generate..",
                                "org.muster.operate..")))))
        .check(SERVER);
  }

  @Test
  void whichClaimCountsIsNotForAPageToSay() {
    noClasses().should().dependOnClassesThat().areAssignableTo(Choices.class).check(SERVER);
  }

  /// The table's own form and the interface for programs write rows as a person gives them; what
  /// follows from anything else that people do is written by its use case.
  @Test
  void claimsAreWrittenByUseCasesAndByTheTablesOwnForm() {
    noClasses()
        .that()
        .resideOutsideOfPackages("org.muster.server.record..", "org.muster.server.api..")
        .should()
        .callMethodWhere(
            target(nameMatching("add|edit|withdraw|choose|undoChoice"))
                .and(
                    target(
                        owner(
                            DescribedPredicate.describe("claims", PagesHoldNoRuleTest::isClaims)))))
        .check(SERVER);
  }

  /// A page draws how far a search is and what a plan costs, and asks the engine for nothing.
  @Test
  void nothingIsPlannedInAPage() {
    noClasses()
        .should()
        .dependOnClassesThat(
            resideInAPackage("org.muster.engine..")
                .and(
                    DescribedPredicate.describe(
                        "are no figures to draw",
                        c ->
                            !c.isEquivalentTo(Progress.class)
                                && !c.isEquivalentTo(LiftProgress.class)
                                && !c.isEquivalentTo(TourCost.class))))
        .check(SERVER);
  }

  private static boolean isClaims(JavaClass javaClass) {
    return javaClass.isEquivalentTo(Claims.class);
  }
}
