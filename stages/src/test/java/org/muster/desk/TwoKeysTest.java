package org.muster.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.muster.desk.TwoKeys.Bar;
import org.muster.desk.TwoKeys.Deed;

/// Two people of two sides sign one text, and none of them wrote any of it.
class TwoKeysTest {
  private static final Instant AT = Instant.parse("2026-11-28T12:00:00Z");
  private static final String TEXT = "a".repeat(64);
  private static final String OTHER = "b".repeat(64);

  private TwoKeys keys = TwoKeys.none();

  private static TwoKeys.Step step(Side side, String person, Deed deed) {
    return new TwoKeys.Step(AT, side, person, deed);
  }

  private Optional<Bar> bar(Side side, String person, Deed deed) {
    return keys.decide(step(side, person, deed), TEXT) instanceof TwoKeys.Outcome.Refused refused
        ? Optional.of(refused.bar())
        : Optional.empty();
  }

  private void done(Side side, String person, Deed deed) {
    keys = ((TwoKeys.Outcome.Taken) keys.decide(step(side, person, deed), TEXT)).keys();
  }

  @Test
  void twoSidesSignOneText() {
    done(Side.NATION, "planner", new Deed.Write());
    done(Side.NATION, "minister", new Deed.Turn(TEXT));
    assertThat(keys.isSigned()).isFalse();
    assertThat(keys.listAwaited()).containsExactly(Side.ALLIANCE);
    done(Side.ALLIANCE, "staff", new Deed.Turn(TEXT));
    assertThat(keys.isSigned()).isTrue();
    assertThat(keys.turned())
        .isEqualTo(
            Map.of(
                Side.NATION, new TwoKeys.Key("minister", AT, TEXT),
                Side.ALLIANCE, new TwoKeys.Key("staff", AT, TEXT)));
    assertThat(keys.log()).hasSize(3);
  }

  @Test
  void aWriterNeverSignsOnEitherSide() {
    done(Side.NATION, "planner", new Deed.Write());
    assertThat(bar(Side.NATION, "planner", new Deed.Turn(TEXT))).contains(Bar.OWN_TEXT);
    assertThat(bar(Side.ALLIANCE, "planner", new Deed.Turn(TEXT))).contains(Bar.OWN_TEXT);
    // Agreeing or reserving writes nothing, so that an approver may have done so.
    done(Side.NATION, "minister", new Deed.Change());
    assertThat(bar(Side.NATION, "minister", new Deed.Turn(TEXT))).isEmpty();
  }

  @Test
  void aSideTurnsOneKeyAndTheOtherIsAnotherPersons() {
    done(Side.NATION, "minister", new Deed.Turn(TEXT));
    assertThat(bar(Side.NATION, "deputy", new Deed.Turn(TEXT))).contains(Bar.TURNED);
    assertThat(bar(Side.ALLIANCE, "minister", new Deed.Turn(TEXT))).contains(Bar.TWO_PEOPLE);
  }

  @Test
  void aKeyIsTurnedOnTheTextAsItStands() {
    assertThat(bar(Side.NATION, "minister", new Deed.Turn(OTHER))).contains(Bar.MOVED_ON);
    assertThat(Bar.MOVED_ON.refusal().isOvertaken()).isTrue();
    assertThat(Bar.OWN_TEXT.refusal().isOvertaken()).isFalse();
  }

  @Test
  void aChangeVoidsTheKeyTurnedBefore() {
    done(Side.NATION, "minister", new Deed.Turn(TEXT));
    done(Side.ALLIANCE, "desk", new Deed.Change());
    assertThat(keys.turned()).isEmpty();
    done(Side.NATION, "minister", new Deed.Turn(TEXT));
    done(Side.ALLIANCE, "desk", new Deed.Write());
    assertThat(keys.turned()).isEmpty();
  }

  @Test
  void nothingChangesWhatBothHaveSigned() {
    done(Side.NATION, "minister", new Deed.Turn(TEXT));
    done(Side.ALLIANCE, "staff", new Deed.Turn(TEXT));
    assertThat(bar(Side.NATION, "planner", new Deed.Write())).contains(Bar.SIGNED);
    assertThat(bar(Side.ALLIANCE, "desk", new Deed.Change())).contains(Bar.SIGNED);
    assertThat(bar(Side.NATION, "deputy", new Deed.Turn(TEXT))).contains(Bar.SIGNED);
    assertThat(keys.findBar(Side.NATION, "deputy")).contains(Bar.SIGNED);
  }

  /// Whatever people try in whatever order, what is signed was signed by two people of two sides,
  /// after the last change, on one digest, and by nobody who wrote.
  @Test
  void noOrderOfStepsSignsAnythingElse() {
    int signed = 0;
    for (long seed = 0; seed < 2_000; seed++) {
      Random random = new Random(seed);
      TwoKeys now = TwoKeys.none();
      int version = 0;
      List<TwoKeys.Step> taken = new ArrayList<>();
      for (int i = 0; i < 30; i++) {
        Deed deed =
            switch (random.nextInt(8)) {
              case 0 -> new Deed.Write();
              case 1 -> new Deed.Change();
              case 2 -> new Deed.Turn("v" + (version - 1));
              default -> new Deed.Turn("v" + version);
            };
        TwoKeys.Step step = step(Side.values()[random.nextInt(2)], "p" + random.nextInt(6), deed);
        if (now.decide(step, "v" + version) instanceof TwoKeys.Outcome.Taken done) {
          assertThat(now.isSigned()).as("seed %d", seed).isFalse();
          now = done.keys();
          taken.add(step);
          version += deed instanceof Deed.Turn ? 0 : 1;
        }
      }
      assertThat(TwoKeys.none().after(taken)).as("seed %d", seed).isEqualTo(now);
      if (now.isSigned()) {
        signed++;
        check(seed, taken, "v" + version);
      }
    }
    assertThat(signed).as("runs that end signed").isGreaterThan(1_000);
  }

  private static void check(long seed, List<TwoKeys.Step> taken, String text) {
    List<TwoKeys.Step> last = taken.subList(taken.size() - 2, taken.size());
    assertThat(last).as("seed %d", seed).allMatch(s -> s.deed().equals(new Deed.Turn(text)));
    assertThat(last.get(0).side()).isNotEqualTo(last.get(1).side());
    assertThat(last.get(0).person()).isNotEqualTo(last.get(1).person());
    Set<String> wrote = new HashSet<>();
    taken.stream().filter(s -> s.deed() instanceof Deed.Write).forEach(s -> wrote.add(s.person()));
    assertThat(last).noneMatch(s -> wrote.contains(s.person()));
  }
}
