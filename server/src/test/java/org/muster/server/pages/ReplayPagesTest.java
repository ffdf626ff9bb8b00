package org.muster.server.pages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.muster.server.pages.EvacuationDesk.BOARD;
import static org.muster.server.pages.EvacuationDesk.pictures;

import com.microsoft.playwright.Page;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.muster.access.Keyring;
import org.muster.access.Role;
import org.muster.access.Viewer;
import org.muster.operate.evacuation.CustodyBook;
import org.muster.operate.evacuation.Devices;
import org.muster.operate.evacuation.Evacuations;
import org.muster.operate.evacuation.replay.Airlift;
import org.muster.operate.evacuation.replay.AirliftFiles;
import org.muster.operate.evacuation.replay.Replay;
import org.muster.operate.evacuation.replay.ReplayClock;
import org.muster.server.look.Browsing;
import org.muster.server.look.Person;
import org.muster.thread.Workspace;

/// August 2021 again, run by another program, watched on the board of a server.
@Tag("long")
class ReplayPagesTest {
  private static final Path REPLAY =
      Path.of(System.getProperty("muster.root", ".."), "cases", "kabul-2021", "replay");
  private static final String[] TERMS = {
    "waiting", "called", "inside", "airborne", "arrived", "withdrawn", "refused", "to-find"
  };

  @Test
  void theBoardFollowsAnAirliftThatIsRunAgain() {
    try (Browsing browsing = Browsing.fresh()) {
      Person officer = browsing.person("aynur", "AZE", Role.NATIONAL_PLANNER);
      EvacuationDesk.open(officer);
      Page board = officer.go(BOARD).page();
      board.evaluate("() => { document.body.dataset.loaded = 'once'; }");

      AtomicBoolean enough = new AtomicBoolean();
      CompletableFuture<Replay.Outcome> run =
          CompletableFuture.supplyAsync(() -> replay(browsing, enough));
      List<String> days = new ArrayList<>();
      int airborne = 0;
      try {
        while (!run.isDone()) {
          board.waitForTimeout(1_000);
          whole(board);
          String day = board.textContent(".evac-clock .code").substring(0, 2);
          if (days.isEmpty() || !days.getLast().equals(day)) {
            days.add(day);
          }
          airborne = Math.max(airborne, number(board, "airborne"));
          if (days.size() == 12) {
            pictures(board, "replay-under-way");
          }
        }
      } finally {
        enough.set(true);
      }
      Replay.Outcome outcome = run.join();
      assertThat(outcome.holds()).isTrue();
      board.waitForFunction(
          "wanted => document.querySelector('#bal-arrived').textContent.replace(/,/g, '') === wanted",
          String.valueOf(outcome.balance().arrived()));
      whole(board);
      for (String term : TERMS) {
        assertThat(number(board, term)).as(term).isEqualTo(of(outcome, term));
      }
      pictures(board, "replay-at-its-end");
      assertThat(board.getAttribute("body", "data-loaded")).isEqualTo("once");
      assertThat(days).hasSizeGreaterThan(12);
      assertThat(airborne).isPositive();
    }
  }

  private static Replay.Outcome replay(Browsing browsing, AtomicBoolean enough) {
    List<Replay.Outcome> outcome = new ArrayList<>();
    browsing.past(
        workspace ->
            outcome.add(replay(workspace, Keyring.at(browsing.folder().resolve("keys")), enough)));
    return outcome.getFirst();
  }

  private static Replay.Outcome replay(Workspace workspace, Keyring keys, AtomicBoolean enough) {
    Airlift airlift = AirliftFiles.read(REPLAY);
    ReplayClock clock = new ReplayClock(airlift.begins());
    Evacuations evacuations =
        new Evacuations(workspace.store(), workspace.audit(), workspace.cases(), keys, clock);
    return new Replay(
            new CustodyBook(workspace.store(), workspace.audit(), keys, clock),
            new Devices(workspace.store(), workspace.audit(), clock),
            clock)
        .run(
            evacuations.get("KBL21"),
            new Viewer.Operator("test"),
            airlift,
            new Replay.Wanted(0.02, 1, 8, 8),
            progress -> {},
            enough::get);
  }

  /// The board's terms add up to whom it has registered, whenever it is looked at.
  private static void whole(Page board) {
    List<Integer> terms = new ArrayList<>();
    Object all =
        board.evaluate(
            "() => [...document.querySelectorAll('[id^=bal-]')].map(e => +e.textContent.replace(/,/g, ''))");
    ((List<?>) all).forEach(each -> terms.add(((Number) each).intValue()));
    if (!terms.isEmpty()) {
      assertThat(terms.subList(1, terms.size()).stream().mapToInt(n -> n).sum())
          .isEqualTo(terms.getFirst());
    }
  }

  private static int number(Page board, String term) {
    String said =
        (String)
            board.evaluate(
                "term => document.querySelector('#bal-' + term)?.textContent ?? '0'", term);
    return Integer.parseInt(said.replace(",", ""));
  }

  private static int of(Replay.Outcome outcome, String term) {
    var balance = outcome.balance();
    return switch (term) {
      case "waiting" -> balance.waiting();
      case "called" -> balance.called();
      case "inside" -> balance.inside();
      case "airborne" -> balance.airborne();
      case "arrived" -> balance.arrived();
      case "withdrawn" -> balance.withdrawn();
      case "refused" -> balance.refused();
      default -> balance.toFind();
    };
  }
}
