package org.muster.thread.casefile;

import java.util.List;
import org.muster.access.Release;
import org.muster.record.ClaimTable;
import org.muster.record.ClaimTable.Shape;
import org.muster.record.Column;
import org.muster.record.Domain;
import org.muster.record.Problem;
import org.muster.record.Row;
import org.muster.record.RowRules;

/// Ids and what they lead to.
final class ReferenceRules {
  private ReferenceRules() {}

  static void check(CaseIndex index, List<Problem> problems) {
    for (ClaimTable table : index.tables()) {
      for (Placed placed : index.judged(table)) {
        prefix(placed, problems);
        references(index, placed, problems);
        if (table.shape() == Shape.CHOICE) {
          choice(index, placed, problems);
        } else if (table.shape() == Shape.CLAIM) {
          about(index, placed, problems);
        }
      }
    }
  }

  /// An id begins with its row's owner; a nation's or body's own code is an id without a prefix.
  private static void prefix(Placed placed, List<Problem> problems) {
    Row row = placed.row();
    String owner = row.text("owner");
    if (!row.id().isEmpty() && !owner.isEmpty() && !RowRules.isOfItsOwner(row)) {
      problems.add(placed.problem("id", row.id(), RowRules.idOf(owner)));
    }
  }

  /// A reference leads to a row of the table that it names.
  private static void references(CaseIndex index, Placed placed, List<Problem> problems) {
    Row row = placed.row();
    for (Column column : row.table().columns()) {
      String cell = row.text(column.name());
      if (cell.isEmpty()) {
        continue;
      }
      switch (column.domain()) {
        case Domain.Reference one -> leads(index, placed, column, one.tables(), cell, problems);
        case Domain.References several -> {
          for (String one : cell.split(" ", -1)) {
            leads(index, placed, column, several.tables(), one, problems);
          }
        }
        case Domain.ReleaseTo() -> {
          if (Release.of(cell) instanceof Release.Framework to) {
            String framework = to.id();
            if (!index.has("frameworks", framework)) {
              problems.add(
                  placed.problem(
                      column.name(), cell, "the id of a row of frameworks.csv after it"));
            }
          }
        }
        default -> {}
      }
    }
  }

  private static void leads(
      CaseIndex index,
      Placed placed,
      Column column,
      List<String> tables,
      String id,
      List<Problem> problems) {
    if (tables.stream().noneMatch(table -> index.has(table, id))) {
      String files = String.join(" or ", tables.stream().map(t -> t + ".csv").toList());
      problems.add(
          placed.problem(column.name(), id, "the id of something in " + files + "; none has it"));
    }
  }

  /// What a claim is about is one thing: not a claim that is about another, nor a row of another
  /// table.
  private static void about(CaseIndex index, Placed placed, List<Problem> problems) {
    Row row = placed.row();
    String about = row.about();
    if (about.isEmpty() || about.equals(row.id())) {
      return;
    }
    index
        .find(about)
        .ifPresent(
            named -> {
              if (!named.row().table().equals(row.table())) {
                problems.add(
                    placed.problem(
                        "about", about, "an id of this table; it is at " + named.place()));
              } else if (!named.row().about().equals(about)) {
                problems.add(
                    placed.problem(
                        "about",
                        about,
                        "what the claims are about; "
                            + named.place()
                            + " is itself about "
                            + named.row().about()));
              }
            });
  }

  /// A choice names one of the claims about its subject.
  private static void choice(CaseIndex index, Placed placed, List<Problem> problems) {
    Row row = placed.row();
    String about = row.text("about");
    boolean known =
        index.tables().stream()
            .filter(t -> t.shape() == Shape.CLAIM)
            .anyMatch(t -> index.has(t, about));
    if (!about.isEmpty() && !known) {
      problems.add(placed.problem("about", about, "what some claims are about; none is about it"));
    }
    String chosen = row.text("chosen");
    if (chosen.isEmpty()) {
      return;
    }
    var claim = index.find(chosen).filter(p -> p.row().table().shape() == Shape.CLAIM);
    if (claim.isEmpty()) {
      if (index.isWhole()) {
        problems.add(placed.problem("chosen", chosen, "the id of a claim; no row has it"));
      }
    } else if (!about.isEmpty() && !claim.get().row().about().equals(about)) {
      problems.add(
          placed.problem(
              "chosen",
              chosen,
              "a claim about "
                  + about
                  + "; "
                  + claim.get().place()
                  + " is about "
                  + claim.get().row().about()));
    }
  }
}
