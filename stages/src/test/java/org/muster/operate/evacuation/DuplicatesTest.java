package org.muster.operate.evacuation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.muster.operate.evacuation.EvacuationSite.REGISTRAR;
import static org.muster.operate.evacuation.EvacuationSite.STRANGER;
import static org.muster.operate.evacuation.IntakeSite.called;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.muster.operate.evacuation.custody.PersonState;
import org.muster.operate.evacuation.match.PersonScore;
import org.muster.store.TestDatabase;

/// People who may be on file twice: found across scripts while names are unlocked, decided by a
/// person, and taken back without loss.
@Tag("long")
class DuplicatesTest {
  @TempDir Path folder;

  private static final Particulars NASIM =
      called("Nasim Wardakzai", "نسیم وردکزی", "1984-07-03", "father, 37", "+93 70 555 4471");
  private static final Particulars NASEEM =
      called("Wardak Naseem", "", "1984-03-07", "man, 37", "070 555 4471");

  @ParameterizedTest
  @EnumSource
  void aPairIsProposedPartByPartMergedAndTakenApartWithoutLoss(TestDatabase database) {
    try (IntakeSite site = new IntakeSite(database, folder)) {
      String first =
          site.party(NASIM, called("Shirin Wardakzai", "", "1988", "wife", "")).getFirst();
      String second = site.party(NASEEM, called("Sherin Wardak", "", "", "wife", "")).getFirst();
      site.party(called("Parwana Haidari", "", "2017-02-01", "daughter", ""));
      assertThat(site.duplicates.find(site.evacuation, REGISTRAR, 10)).isEmpty();

      assertThat(site.duplicates.unlock(site.evacuation, REGISTRAR)).isEqualTo(5);
      Duplicates.Found found = site.duplicates.find(site.evacuation, REGISTRAR, 10).orElseThrow();
      assertThat(found.isWhole()).isTrue();
      Duplicates.Candidate pair = found.candidates().getFirst();
      assertThat(pair.stays().person()).isEqualTo(first);
      assertThat(pair.other().person()).isEqualTo(second);
      assertThat(pair.other().file()).isEqualTo(NASEEM);
      assertThat(pair.score().parts())
          .extracting(PersonScore.Part::what)
          .containsExactly("name", "birth", "number", "family");
      assertThat(pair.score().parts().stream().mapToInt(PersonScore.Part::points).sum())
          .isEqualTo(pair.score().points());

      List<PersonState> before = site.people();
      int all = found.all();
      String merge =
          ((CustodyBook.Written.Taken)
                  site.duplicates.merge(site.evacuation, REGISTRAR, first, second))
              .event();
      assertThat(site.people()).hasSize(4);
      assertThat(site.duplicates.find(site.evacuation, REGISTRAR, 10).orElseThrow().all())
          .isEqualTo(all - 1);
      assertThat(site.duplicates.merge(site.evacuation, REGISTRAR, first, second))
          .isInstanceOf(CustodyBook.Written.Refused.class);

      site.duplicates.takeBack(site.evacuation, REGISTRAR, merge);
      assertThat(site.people()).isEqualTo(before);
      assertThat(site.names.read(site.evacuation, REGISTRAR, List.of(first, second)))
          .containsEntry(first, NASIM)
          .containsEntry(second, NASEEM);
      assertThat(site.duplicates.find(site.evacuation, REGISTRAR, 10).orElseThrow().all())
          .isEqualTo(all);
      assertThat(site.audited("evacuation-person-read"))
          .isNotEmpty()
          .noneMatch(entry -> entry.contains("Nas"))
          .anyMatch(entry -> entry.contains(first) && entry.contains(second));
    }
  }

  @Test
  void notTheSameIsRememberedUntilItIsTakenBack() {
    try (IntakeSite site = new IntakeSite(TestDatabase.SQLITE, folder)) {
      String first = site.party(NASIM).getFirst();
      String second = site.party(NASEEM).getFirst();
      site.duplicates.unlock(site.evacuation, REGISTRAR);
      assertThat(site.duplicates.find(site.evacuation, REGISTRAR, 10).orElseThrow().all()).isOne();

      site.duplicates.keepApart(site.evacuation, REGISTRAR, first, second);
      site.names.lock(site.evacuation, REGISTRAR);
      site.duplicates.unlock(site.evacuation, REGISTRAR);
      assertThat(site.duplicates.find(site.evacuation, REGISTRAR, 10).orElseThrow().all()).isZero();
      Duplicates.Decided decided = site.duplicates.decided(site.evacuation).getFirst();
      assertThat(decided.merged()).isFalse();
      assertThat(decided.person()).isEqualTo(first);

      // Who merges them all the same has a contradiction on the list.
      site.duplicates.merge(site.evacuation, REGISTRAR, first, second);
      assertThat(site.contradictions()).containsExactly("custody.merged-apart");
      assertThat(site.duplicates.keepApart(site.evacuation, REGISTRAR, first, second))
          .isInstanceOf(CustodyBook.Written.Refused.class);

      site.duplicates.takeBack(
          site.evacuation, REGISTRAR, site.duplicates.decided(site.evacuation).get(0).event());
      site.duplicates.takeBack(
          site.evacuation, REGISTRAR, site.duplicates.decided(site.evacuation).get(0).event());
      assertThat(site.duplicates.decided(site.evacuation)).isEmpty();
      assertThat(site.duplicates.find(site.evacuation, REGISTRAR, 10).orElseThrow().all()).isOne();
    }
  }

  @Test
  void whoIsAboutToBeRegisteredIsComparedWithThoseOnFile() {
    try (IntakeSite site = new IntakeSite(TestDatabase.SQLITE, folder)) {
      String first = site.party(NASIM, called("Shirin Wardakzai", "", "", "wife", "")).getFirst();
      List<Particulars> form = List.of(called("Gul Bibi", "", "", "grandmother, 70", ""), NASEEM);
      assertThat(site.duplicates.warn(site.evacuation, REGISTRAR, form)).isEmpty();

      site.duplicates.unlock(site.evacuation, REGISTRAR);
      Duplicates.Warning warning =
          site.duplicates.warn(site.evacuation, REGISTRAR, form).getFirst();
      assertThat(warning.place()).isEqualTo(2);
      assertThat(warning.onFile().person()).isEqualTo(first);
      assertThat(warning.onFile().file()).isEqualTo(NASIM);
      assertThat(site.duplicates.warn(site.evacuation, STRANGER, form)).isEmpty();
      // Nothing was written by looking.
      assertThat(site.people()).hasSize(2);
    }
  }

  @Test
  void aNameIsFoundInAnotherScriptAndByHalfAWord() {
    try (IntakeSite site = new IntakeSite(TestDatabase.SQLITE, folder)) {
      String first = site.party(NASIM).getFirst();
      site.party(called("Parwana Haidari", "", "", "", ""));
      site.duplicates.unlock(site.evacuation, REGISTRAR);
      site.duplicates.find(site.evacuation, REGISTRAR, 10);
      assertThat(site.names.search(site.evacuation, REGISTRAR, "ardakz nas").orElseThrow())
          .containsExactly(first);
      assertThat(site.names.search(site.evacuation, REGISTRAR, "Насим Вардакзай").orElseThrow())
          .containsExactly(first);
      assertThat(site.names.search(site.evacuation, REGISTRAR, "4471").orElseThrow())
          .containsExactly(first);
    }
  }

  @Test
  void whatNobodyUsesForHalfAnHourIsForgotten() {
    try (IntakeSite site = new IntakeSite(TestDatabase.SQLITE, folder)) {
      site.party(NASIM);
      site.party(NASEEM);
      site.duplicates.unlock(site.evacuation, REGISTRAR);
      site.passes(NamesBook.IDLE.minusSeconds(1));
      assertThat(site.duplicates.find(site.evacuation, REGISTRAR, 10)).isPresent();
      site.passes(NamesBook.IDLE.plusSeconds(1));
      assertThat(site.duplicates.find(site.evacuation, REGISTRAR, 10)).isEmpty();
      assertThat(site.names.search(site.evacuation, REGISTRAR, "nasim")).isEmpty();
    }
  }
}
