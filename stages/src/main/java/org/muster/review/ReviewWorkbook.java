package org.muster.review;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.util.WorkbookUtil;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.muster.desk.Side;
import org.muster.paper.Cells;
import org.muster.paper.Paper;
import org.muster.record.Column;
import org.muster.record.Row;

/// Everything of Review as a workbook to read and sort: one record a row, one kind a sheet, stable
/// ids in the first column, nothing that a spreadsheet computes.
public final class ReviewWorkbook {
  private ReviewWorkbook() {}

  /// A sheet.
  public record Page(String name, List<String> heads, List<List<String>> rows) {
    public Page {
      heads = List.copyOf(heads);
      rows = rows.stream().map(List::copyOf).toList();
    }

    /// The same sheet with one more column before the others.
    Page in(String head, String value) {
      List<String> all = new ArrayList<>(List.of(head));
      all.addAll(heads);
      return new Page(
          name,
          all,
          rows.stream()
              .map(
                  row -> {
                    List<String> cells = new ArrayList<>(List.of(value));
                    cells.addAll(row);
                    return cells;
                  })
              .toList());
    }

    /// Sheets of one kind as one.
    static Optional<Page> joined(List<Page> pages) {
      return pages.isEmpty()
          ? Optional.empty()
          : Optional.of(
              new Page(
                  pages.getFirst().name(),
                  pages.getFirst().heads(),
                  pages.stream().flatMap(p -> p.rows().stream()).toList()));
    }
  }

  /// The units of a state of readiness.
  public static Page units(Readiness.State state, Ladder ladder) {
    return new Page(
        "Units",
        List.of(
            "Unit",
            "Name",
            "Nation",
            "State",
            "Level",
            "Certificate",
            "Last day",
            "People",
            "Kind"),
        state.units().stream()
            .map(
                u ->
                    List.of(
                        u.unit(),
                        u.name(),
                        u.nation(),
                        u.standing().words(),
                        ReviewPapers.levelName(ladder, u),
                        u.certificate().orElse(""),
                        u.term().flatMap(CertificateTerm::findEnd).orElse(""),
                        u.people().map(String::valueOf).orElse(""),
                        u.illustrative() ? "illustrative" : ""))
            .toList());
  }

  /// Goals, a clause a row.
  public static Page goals(List<Negotiation> goals) {
    List<List<String>> rows = new ArrayList<>();
    for (Negotiation goal : goals) {
      int number = 0;
      for (Negotiation.ClauseTalk clause : goal.clauses().values()) {
        rows.add(
            List.of(
                goal.base().goal(),
                goal.base().code(),
                goal.base().title(),
                String.valueOf(++number),
                clause.clause().heading(),
                clause.clause().text(),
                proposal(clause, Side.NATION),
                proposal(clause, Side.ALLIANCE),
                clause.agreed().orElse(""),
                clause.isAgreed() ? "agreed" : "open",
                goal.isSigned() ? "signed by both" : ""));
      }
    }
    return new Page(
        "Goals",
        List.of(
            "Goal",
            "Code",
            "Title",
            "Clause",
            "Heading",
            "Base",
            "Nation proposes",
            "Alliance proposes",
            "Agreed text",
            "State",
            "Signed"),
        rows);
  }

  private static String proposal(Negotiation.ClauseTalk clause, Side side) {
    Negotiation.Proposal proposal = clause.proposals().get(side);
    return proposal == null ? "" : proposal.text();
  }

  /// The judgements of an assessment.
  public static Page judgements(Assessment assessment) {
    List<List<String>> rows = new ArrayList<>();
    assessment
        .items()
        .forEach(
            (item, words) -> {
              Judgement j = assessment.judgements().get(item);
              rows.add(
                  j == null
                      ? List.of(item, words, "", "", "", "")
                      : List.of(
                          item,
                          words,
                          j.verdict().words(),
                          j.text(),
                          String.join("\n", j.evidence()),
                          j.late()));
            });
    return new Page(
        "Assessment", List.of("Item", "Name", "Judgement", "Why", "Evidence", "Late"), rows);
  }

  /// The steps of cycles.
  public static Page cycles(List<Cycle> cycles) {
    List<List<String>> rows = new ArrayList<>();
    for (Cycle cycle : cycles) {
      cycle
          .reached()
          .forEach(
              (step, day) ->
                  rows.add(
                      List.of(
                          cycle.id(), cycle.nation(), cycle.name(), step.words(), day.toString())));
    }
    return new Page("Cycles", List.of("Cycle", "Nation", "Name", "Step", "Day"), rows);
  }

  /// What goals want of units.
  public static Page wanted(Readiness.State state) {
    return new Page(
        "Wanted units",
        List.of("Goal", "Code", "Unit", "Level", "Due", "State"),
        state.wanted().stream()
            .map(
                w ->
                    List.of(
                        w.goal(),
                        w.code(),
                        w.unit(),
                        w.level(),
                        w.due().toString(),
                        w.met() ? "held" : w.late() ? "late" : "not yet"))
            .toList());
  }

  /// Claims of a table as they are on file.
  public static Page claims(String name, List<Row> rows) {
    return rows.isEmpty()
        ? new Page(name, List.of("id"), List.of())
        : new Page(
            name,
            rows.getFirst().table().columns().stream().map(Column::name).toList(),
            rows.stream().map(Row::cells).toList());
  }

  /// The answers of a survey.
  public static Page answers(Survey survey) {
    return new Page(
        "Answers",
        List.of("Cycle", "Question", "Text", "Answer", "State", "Version"),
        survey.listAsked().stream()
            .map(
                q -> {
                  Answer answer = survey.answer(q.id());
                  return List.of(
                      survey.cycle(),
                      q.id(),
                      q.text(),
                      answer.value(),
                      answer.status().words(),
                      String.valueOf(answer.version()));
                })
            .toList());
  }

  /// Evaluations with their raw figures beside the band, the unit's own beside the evaluators'.
  public static Page evaluations(List<UnitEvaluation> evaluations) {
    return new Page(
        "Evaluations",
        List.of(
            "Evaluation",
            "Unit",
            "Level",
            "First day",
            "Last day",
            "Band",
            "Figures",
            "Own band",
            "Own figures",
            "Open findings"),
        evaluations.stream()
            .map(
                e ->
                    List.of(
                        e.id(),
                        e.unit(),
                        e.level().name(),
                        e.from().toString(),
                        e.to().toString(),
                        e.rating().isComplete() ? e.rating().band().name() : "",
                        e.rating().figures(),
                        e.selfRating().isComplete() ? e.selfRating().band().name() : "",
                        e.selfRating().figures(),
                        String.valueOf(e.findings().stream().filter(f -> !f.isClosed()).count())))
            .toList());
  }

  /// Findings, a remedial action a row.
  public static Page findings(List<UnitEvaluation> evaluations) {
    List<List<String>> rows = new ArrayList<>();
    for (UnitEvaluation evaluation : evaluations) {
      for (UnitEvaluation.Finding finding : evaluation.findings()) {
        List<String> about = List.of(evaluation.id(), finding.id(), finding.item(), finding.text());
        if (finding.actions().isEmpty()) {
          rows.add(row(about, "", "", "", "", "", ""));
        }
        for (UnitEvaluation.RemedialAction action : finding.actions()) {
          rows.add(
              row(
                  about,
                  action.id(),
                  action.text(),
                  action.owner(),
                  action.due().toString(),
                  action.closed().map(c -> c.day().toString()).orElse(""),
                  action.closed().map(UnitEvaluation.Closing::evidence).orElse("")));
        }
      }
    }
    return new Page(
        "Findings",
        List.of(
            "Evaluation",
            "Finding",
            "Item",
            "What did not meet the standard",
            "Action",
            "What is done",
            "Owner",
            "Due",
            "Closed on",
            "Evidence"),
        rows);
  }

  private static List<String> row(List<String> first, String... rest) {
    List<String> all = new ArrayList<>(first);
    all.addAll(List.of(rest));
    return all;
  }

  /// The workbook.
  public static byte[] write(String title, Paper.Marks marks, List<Page> pages) {
    try (XSSFWorkbook book = new XSSFWorkbook();
        ByteArrayOutputStream out = new ByteArrayOutputStream()) {
      Cells cells = new Cells(book);
      Sheet about = book.createSheet("About");
      about.setColumnWidth(0, 100 * 256);
      cells.put(about, 0, 0, title, Cells.Style.HEAD);
      cells.put(about, 1, 0, marks.line(), Cells.Style.PLAIN);
      for (Page page : pages) {
        Sheet sheet = book.createSheet(WorkbookUtil.createSafeSheetName(page.name()));
        cells.row(sheet, 0, Cells.Style.HEAD, page.heads().toArray(String[]::new));
        sheet.createFreezePane(1, 1);
        for (int i = 0; i < page.heads().size(); i++) {
          sheet.setColumnWidth(i, 24 * 256);
        }
        for (int r = 0; r < page.rows().size(); r++) {
          cells.row(sheet, r + 1, Cells.Style.PLAIN, page.rows().get(r).toArray(String[]::new));
        }
      }
      book.write(out);
      return out.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
