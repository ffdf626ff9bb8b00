package org.muster.review;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.junit.jupiter.api.Test;
import org.muster.desk.Reserver;
import org.muster.desk.Side;
import org.muster.paper.Paper;
import org.muster.paper.PaperDocx;
import org.muster.paper.PaperPdf;
import org.muster.paper.WordDiff;

/// The goal of the picture: joint airfield guard, four clauses, one of them open.
class NegotiationTest {
  private static final Instant AT = Instant.parse("2021-10-29T10:00:00Z");
  private static final GoalText SIGNED =
      new GoalText(
          "AZE.goal.guard",
          "PG-07",
          "joint airfield guard",
          "land",
          1,
          "",
          "Land Forces staff",
          Optional.of(new GoalText.Money(125_000_050, "EUR")),
          List.of(
              new GoalText.Clause(
                  "capability",
                  "Capability",
                  "A company can secure a sector of an airfield with another nation."),
              new GoalText.Clause("standard", "Standard", "Evaluated at NEL1."),
              new GoalText.Clause("number", "How many, by when", "Two companies by 31 DEC 2021."),
              new GoalText.Clause("release", "Release", "Assessment: partner and Allies only.")),
          List.of(
              new GoalText.Task(
                  "t1", "Request NEL2 for B Coy", Optional.of(LocalDate.of(2021, 11, 10)), "")),
          List.of(
              new GoalText.WantedUnit(
                  "AZE.unit.b-coy", "NATO.level.nel2", LocalDate.of(2022, 12, 31))));

  private Negotiation talk = Negotiation.begin(SIGNED, true, "desk", AT);

  private void said(Side side, String person, GoalStep.Said said) {
    Negotiation.Outcome outcome =
        talk.decide(new GoalStep(talk.nextNumber(), AT, side, person, said));
    talk =
        switch (outcome) {
          case Negotiation.Outcome.Taken t -> t.negotiation();
          case Negotiation.Outcome.Refused r -> throw new AssertionError(r.refusal());
        };
  }

  private String refused(Side side, String person, GoalStep.Said said) {
    return switch (talk.decide(new GoalStep(talk.nextNumber(), AT, side, person, said))) {
      case Negotiation.Outcome.Taken t -> throw new AssertionError("taken: " + t.step());
      case Negotiation.Outcome.Refused r -> r.refusal().why();
    };
  }

  private static GoalStep.Said propose(String clause, String text) {
    return new GoalStep.Said.Propose(clause, "", text, "");
  }

  private void openClauseThree() {
    said(
        Side.NATION,
        "nn",
        new GoalStep.Said.Propose(
            "number", "", "Four companies by 31 DEC 2022.", "evaluator teams allow four"));
    said(
        Side.ALLIANCE,
        "al",
        new GoalStep.Said.Propose(
            "number", "", "Five companies by 30 JUN 2023.", "the line needs five"));
  }

  @Test
  void theCanonicalTextReadsBack() {
    assertThat(GoalText.parse(SIGNED.canonical())).isEqualTo(SIGNED);
    assertThat(SIGNED.digest()).hasSize(64).isNotEqualTo(SIGNED.withCode("PG-08").digest());
  }

  @Test
  void tracksWhoProposedWhatWordByWord() {
    openClauseThree();
    Negotiation.ClauseTalk clause = talk.getClause("number");
    assertThat(clause.findChanges(Side.NATION).orElseThrow().pieces())
        .containsExactly(
            new WordDiff.Piece(WordDiff.Change.REMOVED, "Two"),
            new WordDiff.Piece(WordDiff.Change.ADDED, "Four"),
            new WordDiff.Piece(WordDiff.Change.SAME, " companies by 31 DEC "),
            new WordDiff.Piece(WordDiff.Change.REMOVED, "2021"),
            new WordDiff.Piece(WordDiff.Change.ADDED, "2022"),
            new WordDiff.Piece(WordDiff.Change.SAME, "."));
    assertThat(clause.findTurn()).contains(Side.NATION);
    assertThat(talk.countOpen()).isEqualTo(1);
    assertThat(refused(Side.NATION, "na", new GoalStep.Said.TurnKey(talk.digest())))
        .isEqualTo("One clause is open.");
  }

  /// Word processors put a space that does not break where they were given a plain one.
  @Test
  void aSpaceThatLooksTheSameIsNoChange() {
    String pasted = "Five\u00a0companies by 30\u202fJUN 2023.";
    assertThat(WordDiff.of("Five companies by 30 JUN 2023.", pasted).isSame()).isTrue();
    assertThat(WordDiff.of("Two companies.", "Five\u00a0companies.").pieces())
        .containsExactly(
            new WordDiff.Piece(WordDiff.Change.REMOVED, "Two"),
            new WordDiff.Piece(WordDiff.Change.ADDED, "Five"),
            new WordDiff.Piece(WordDiff.Change.SAME, " companies."));

    openClauseThree();
    said(Side.NATION, "nn", talk.taken(propose("number", pasted)));
    assertThat(talk.getClause("number").agreed())
        .as("both propose the same")
        .contains("Five companies by 30 JUN 2023.");
  }

  @Test
  void bothSidesSignTheSameFrozenText() {
    openClauseThree();
    said(Side.NATION, "nn", new GoalStep.Said.Accept("number", 2));
    said(Side.NATION, "nn", new GoalStep.Said.Reserve("release", "no budget figures"));
    assertThat(talk.text().findClause("number").map(GoalText.Clause::text))
        .contains("Five companies by 30 JUN 2023.");
    String digest = talk.digest();
    assertThat(refused(Side.NATION, "na", new GoalStep.Said.TurnKey("0".repeat(64))))
        .isEqualTo("The text has changed since you read it; read it again.");
    said(Side.NATION, "na", new GoalStep.Said.TurnKey(digest));
    assertThat(talk.isSigned()).isFalse();
    assertThat(refused(Side.NATION, "nb", new GoalStep.Said.TurnKey(digest)))
        .isEqualTo("Your side's key is turned already.");
    assertThat(refused(Side.ALLIANCE, "na", new GoalStep.Said.TurnKey(digest)))
        .isEqualTo("The two keys are for two people to turn.");
    assertThat(refused(Side.ALLIANCE, "al", new GoalStep.Said.TurnKey(digest)))
        .isEqualTo(
            "You wrote some of this text; the key is for another approver of your side to turn.");
    said(Side.ALLIANCE, "aa", new GoalStep.Said.TurnKey(digest));
    assertThat(talk.isSigned()).isTrue();
    assertThat(refused(Side.NATION, "nn", propose("number", "Six companies.")))
        .isEqualTo("Both sides have signed this text; change it in a new version.");
    assertThat(Negotiation.begin(SIGNED, true, "desk", AT).after(talk.steps())).isEqualTo(talk);
  }

  @Test
  void anyChangeVoidsAKeyTurnedBefore() {
    String before = talk.digest();
    said(Side.NATION, "na", new GoalStep.Said.TurnKey(before));
    said(Side.ALLIANCE, "al", new GoalStep.Said.Reserve("standard", "subject to the ladder"));
    assertThat(talk.keys().turned()).isEmpty();
    assertThat(talk.digest()).isNotEqualTo(before);
    said(Side.ALLIANCE, "al", new GoalStep.Said.Lift("standard"));
    assertThat(talk.digest()).isEqualTo(before);
  }

  @Test
  void anAllyReservesForItselfAndTheSideCannotLiftIt() {
    said(Side.ALLIANCE, "al", new GoalStep.Said.Reserve("standard", "subject to the ladder"));
    String before = talk.digest();
    talk =
        talk.after(
            List.of(
                new GoalStep(
                    2,
                    AT,
                    Side.ALLIANCE,
                    "tr",
                    Optional.of("TUR"),
                    new GoalStep.Said.Reserve("standard", "no instructors"))));
    assertThat(talk.listReservations().get("standard"))
        .isEqualTo(
            Map.of(
                Reserver.of(Side.ALLIANCE),
                "subject to the ladder",
                Reserver.ofAlly("TUR"),
                "no instructors"));
    assertThat(talk.digest()).isNotEqualTo(before);
    said(Side.ALLIANCE, "al", new GoalStep.Said.Lift("standard"));
    assertThat(refused(Side.ALLIANCE, "al", new GoalStep.Said.Lift("standard")))
        .isEqualTo("You have no reservation on this clause.");
    assertThat(talk.listReservations().get("standard")).containsOnlyKeys(Reserver.ofAlly("TUR"));
  }

  @Test
  void nobodyAcceptsATextThatChangedWhileTheyRead() {
    said(Side.NATION, "nn", propose("standard", "Evaluated at NEL2."));
    said(Side.NATION, "nn", propose("standard", "Evaluated at SEL2."));
    assertThat(refused(Side.ALLIANCE, "al", new GoalStep.Said.Accept("standard", 1)))
        .isEqualTo("The nation changed the proposal meanwhile; read it again.");
    assertThat(refused(Side.NATION, "nn", new GoalStep.Said.Accept("standard", 2)))
        .isEqualTo("The alliance staffs proposed nothing to accept.");
    assertThat(talk.decide(new GoalStep(2, AT, Side.ALLIANCE, "al", propose("standard", "x"))))
        .isInstanceOf(Negotiation.Outcome.Refused.class);
    said(Side.ALLIANCE, "al", propose("standard", " Evaluated at SEL2. "));
    assertThat(talk.getClause("standard").agreed()).contains("Evaluated at SEL2.");
  }

  @Test
  void aClauseIsAddedAndStruckByAgreementOnly() {
    said(
        Side.ALLIANCE,
        "al",
        new GoalStep.Said.Propose("report", "Report", "A report each spring.", ""));
    said(Side.NATION, "nn", propose("release", ""));
    assertThat(talk.text().clauses()).hasSize(4);
    said(Side.NATION, "nn", new GoalStep.Said.Accept("report", 1));
    said(Side.ALLIANCE, "al", new GoalStep.Said.Accept("release", 2));
    assertThat(talk.text().clauses().stream().map(GoalText.Clause::id))
        .containsExactly("capability", "standard", "number", "report");
  }

  @Test
  void printsAsANegotiatingTable() throws Exception {
    openClauseThree();
    Paper paper =
        NegotiatingTable.of(
            talk,
            "Azerbaijan (Azərbaycan)",
            Map.of("number", "four companies on 31 OCT 2022."),
            UnaryOperator.identity(),
            new Paper.Marks("291000ZOCT21", "AZE and NATO staffs", true, true));
    assertThat(paper.title())
        .isEqualTo("Goal PG-07, joint airfield guard: one clause of four is open");
    try (var pdf = Loader.loadPDF(PaperPdf.write(paper))) {
      String text = new PDFTextStripper().getText(pdf);
      assertThat(text)
          .contains(
              "joint airfield guard",
              "Azərbaycan",
              "What the plan can keep",
              "ILLUSTRATIVE DATA",
              "page 1 of 1",
              "evaluator teams allow four");
      assertThat(pdf.getNumberOfPages()).isEqualTo(1);
    }
    try (var docx =
        new XWPFDocument(new ByteArrayInputStream(PaperDocx.write(paper, "Muster", AT)))) {
      String xml = docx.getDocument().xmlText();
      assertThat(xml).contains("<w:delText xml:space=\"preserve\">Two</w:delText>", ">Five</w:t>");
      assertThat(xml.split("<w:ins ", -1)).hasSize(5);
      assertThat(docx.getTables().getFirst().getNumberOfRows()).isEqualTo(5);
    }
  }

  @Test
  void theDifferenceOfTwoCyclesSurvivesRenumberingAndDeletion() {
    GoalText medical = GoalDiffProperties.goal("medical", "PG-08", "A role 1 post.");
    GoalText helicopters = GoalDiffProperties.goal("helicopters", "PG-09", "Two Mi-17.");
    GoalText guard =
        SIGNED
            .withCode("PG-01")
            .withClauses(List.of(SIGNED.clauses().get(1), SIGNED.clauses().get(0)));
    GoalDiff diff =
        GoalDiff.of(
            List.of(SIGNED, medical, helicopters), List.of(guard, helicopters.withCode("PG-02")));
    assertThat(
            diff.goals().stream().map(r -> r.goal() + " " + r.marks().stream().sorted().toList()))
        .containsExactly(
            "AZE.goal.guard [RENUMBERED, CHANGED]",
            "AZE.goal.medical [REMOVED]",
            "AZE.goal.helicopters [RENUMBERED]");
    assertThat(
            diff.goals().getFirst().clauses().stream()
                .map(c -> c.clause() + c.numberBefore() + c.numberAfter() + c.marks()))
        .containsExactly(
            "standard21[]", "capability12[MOVED]", "number30[REMOVED]", "release40[REMOVED]");
    Paper paper =
        NegotiatingTable.of(
            diff, "2019", "2021", new Paper.Marks("29 OCT 2021", "allies", false, true));
    assertThat(paper.blocks().getFirst())
        .isEqualTo(
            new Paper.Block.Text(Paper.plain("3 goals: 1 removed, 2 renumbered, 1 changed.")));
    GoalDiff taken =
        GoalDiff.of(
            List.of(medical),
            List.of(GoalDiffProperties.goal("medical-2", "PG-08", "A role 1 post.")),
            Map.of("AZE.goal.medical-2", "AZE.goal.medical"));
    assertThat(taken.goals().getFirst().marks()).containsExactly(GoalDiff.Mark.CHANGED);
  }
}
