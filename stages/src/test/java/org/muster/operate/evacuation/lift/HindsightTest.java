package org.muster.operate.evacuation.lift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.OptionalInt;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.muster.access.Keyring;
import org.muster.access.Viewer;
import org.muster.engine.lift.LiftChecker;
import org.muster.engine.lift.plan.LiftLimits;
import org.muster.engine.lift.plan.LiftProgress;
import org.muster.operate.evacuation.CustodyBook;
import org.muster.operate.evacuation.Devices;
import org.muster.operate.evacuation.Evacuation;
import org.muster.operate.evacuation.Evacuations;
import org.muster.operate.evacuation.GateBook;
import org.muster.operate.evacuation.replay.Airlift;
import org.muster.operate.evacuation.replay.AirliftFiles;
import org.muster.operate.evacuation.replay.Replay;
import org.muster.operate.evacuation.replay.ReplayClock;
import org.muster.record.ImportMode;
import org.muster.store.Trouble;
import org.muster.thread.CaseFile;
import org.muster.thread.Workspace;

/// August 2021 as it was beside the lift that could have been planned, at two hundredths of its
/// size.
@Tag("long")
class HindsightTest {
  private static final Path CASE =
      Path.of(System.getProperty("muster.root", ".."), "cases", "kabul-2021");
  private static final Viewer OPERATOR = new Viewer.Operator("test");

  @TempDir Path folder;

  @Test
  void setsAnAirliftAsItWasBesideTheLiftThatCouldHaveBeen() {
    Airlift airlift = AirliftFiles.read(CASE.resolve("replay"));
    ReplayClock clock = new ReplayClock(airlift.days().getFirst().from());
    try (Workspace workspace = Workspace.open("jdbc:sqlite:" + folder.resolve("m.db"), clock)) {
      workspace.cases().importCase(CaseFile.get(CASE), ImportMode.NEW, OPERATOR);
      Keyring keys = Keyring.at(folder.resolve("keys"));
      Evacuation evacuation =
          new Evacuations(workspace.store(), workspace.audit(), workspace.cases(), keys, clock)
              .open(
                  "kabul-2021",
                  OPERATOR,
                  "KBL",
                  "Kabul again",
                  "Kabul",
                  ZoneOffset.ofHoursMinutes(4, 30),
                  true);
      CustodyBook book = new CustodyBook(workspace.store(), workspace.audit(), keys, clock);
      LiftBook lifts =
          new LiftBook(
              workspace.store(),
              workspace.audit(),
              book,
              new GateBook(workspace.store(), workspace.audit(), clock),
              clock);
      HindsightDesk desk = new HindsightDesk(lifts, book);
      HindsightDesk.Wanted wanted = new HindsightDesk.Wanted(40, LiftLimits.ofSteps(1500, 3));
      assertThatThrownBy(
              () -> desk.look(evacuation, OPERATOR, airlift, wanted, LiftProgress.Listener.SILENT))
          .isInstanceOf(Trouble.class)
          .hasMessageContaining("nobody has flown in KBL");
      Replay.Outcome replayed =
          new Replay(book, new Devices(workspace.store(), workspace.audit(), clock), clock)
              .run(
                  evacuation,
                  OPERATOR,
                  airlift,
                  new Replay.Wanted(0.02, 1, 0, 0),
                  progress -> {},
                  () -> false);

      HindsightDesk.Seen seen =
          desk.look(evacuation, OPERATOR, airlift, wanted, LiftProgress.Listener.SILENT);
      Hindsight hindsight = seen.hindsight();
      assertThat(LiftChecker.check(seen.problem(), seen.plan()).findings()).isEmpty();
      assertThat(seen.certificate().proven()).isTrue();
      // Each day as it was, with both published totals, which do not agree.
      assertThat(hindsight.days()).hasSize(17);
      assertThat(hindsight.flown())
          .isEqualTo(replayed.days().stream().mapToInt(Replay.DayFlown::flown).sum())
          .isEqualTo(hindsight.days().stream().mapToInt(Hindsight.Day::flown).sum());
      Hindsight.Day day = hindsight.days().get(8);
      assertThat(day.day()).hasToString("2021-08-22");
      assertThat(day.published()).isEqualTo(OptionalInt.of(16_300));
      assertThat(day.since()).isEqualTo(OptionalInt.of(37_000));
      assertThat(day.note()).contains("6,700");
      // By the plan nobody flies twice or on more seats than there were.
      assertThat(hindsight.planned())
          .isEqualTo(hindsight.days().stream().mapToInt(Hindsight.Day::planned).sum())
          .isBetween(hindsight.flown(), hindsight.atMost());
      assertThat(hindsight.more()).isPositive();
      assertThat(seen.plan().flights().size()).isLessThanOrEqualTo(seen.problem().fleet().size());
      assertThat(hindsight.waits()).isPositive();
      assertThat(hindsight.waited()).isPositive();
      assertThat(hindsight.assumptions())
          .hasSize(7)
          .anyMatch(line -> line.startsWith("40 people more, in families of four"));
      assertThat(desk.find(evacuation).orElseThrow().hindsight()).isEqualTo(hindsight);
      assertThat(new LiftDesk(lifts, book).look(evacuation, 0).plans()).isEmpty();
    }
  }
}
