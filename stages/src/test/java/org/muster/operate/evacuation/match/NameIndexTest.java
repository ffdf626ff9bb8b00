package org.muster.operate.evacuation.match;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Candidates among many names.
class NameIndexTest {
  private static final String[] GIVEN = {
    "Ahmad",
    "Rahim",
    "Karim",
    "Zarmina",
    "Fatima",
    "Nasir",
    "Bashir",
    "Omar",
    "Yusuf",
    "Ibrahim",
    "Khalid",
    "Farid",
    "Habib",
    "Gul",
    "Shah",
    "Abdul Hadi",
    "Abdul Qadir",
    "Najibullah",
    "Samira",
    "Ruslan",
    "Elvin",
    "Nigar",
    "Orkhan",
    "Mehmet",
    "Elif",
    "Giorgi",
    "Nino",
    "Tamar",
    "Oleksandr",
    "Iryna",
    "Sergei",
    "William",
    "Katherine",
    "Robert",
    "Malalai",
    "Homayoun",
    "Wais",
    "Jawad"
  };

  private static final String[] STEMS = {
    "Rahim", "Karim", "Nazar", "Aziz", "Sultan", "Barak", "Stanik", "Achak", "Guli", "Mamed",
    "Safar", "Wardak", "Noor", "Popal", "Hasan", "Yusuf", "Tokh", "Khair", "Behsud", "Lalpur",
    "Kapan", "Beri", "Shevch", "Hart", "Field", "Mosw", "Durand", "Salang", "Zarif", "Kamar"
  };

  private static final String[] ENDS = {"i", "zai", "ov", "ova", "zada", "yar", "khil", "dze", ""};

  private static final List<String> MIDDLES = List.of("", "", "Mohammad ", "Ali ", "Reza ", "Jan ");

  private static NameIndex filled(int people, Random random) {
    NameIndex index = new NameIndex();
    for (int i = 0; i < people; i++) {
      index.add("p" + i, drawn(random), List.of());
    }
    return index;
  }

  private static String drawn(Random random) {
    // A family's name with a syllable of its own, so that names are as many as people have.
    String own = "" + "bdgklmnrstz".charAt(random.nextInt(11)) + "aiu".charAt(random.nextInt(3));
    return GIVEN[random.nextInt(GIVEN.length)]
        + " "
        + MIDDLES.get(random.nextInt(MIDDLES.size()))
        + STEMS[random.nextInt(STEMS.length)]
        + own
        + "bdgklmnrstz".charAt(random.nextInt(11))
        + ENDS[random.nextInt(ENDS.length)];
  }

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          Zarghuna Kakar,           زرغونه کاکړ
          Bill Fairbrother,         William Fairbrother
          Sharifi Wadood,           VVadood Sharifi
          Abdul Rahman Mirzakhil,   Abdurrahman Mirzakhel
          Mehrangiz Pazwhak,        Mehrangiz Pazhwak
          Əfsanə Bəylərova,         BEYLEROVA EFSANE
          გურამ ეჯიბია,             Гурам Эджибия
          Гуляев А. Н.,             Андрей Николаевич Гуляев
          Orxan Cəlilov,            Orxan Cəlilli
          """)
  void theOtherSpellingIsFoundAmongThousands(String written, String asked) {
    NameIndex index = filled(3_000, new Random(7));
    index.add("sought", written, List.of());

    assertThat(index.find(asked, List.of(), 5))
        .first()
        .satisfies(found -> assertThat(found.id()).isEqualTo("sought"));
  }

  @Test
  void whatWasRemovedOrReplacedIsNotFound() {
    NameIndex index = new NameIndex();
    index.add("a", "Zarmina Stanikzai", List.of());
    index.add("a", "Robert Lisle", List.of());

    assertThat(index.find("Zarmina Stanekzay", List.of(), 5)).isEmpty();
    assertThat(index.find("Bob Lisle", List.of(), 5)).hasSize(1);

    index.remove("a");
    assertThat(index.find("Bob Lisle", List.of(), 5)).isEmpty();
    assertThat(index.size()).isZero();
  }

  @Test
  void aDateWithDayAndMonthExchangedBringsTwoTogether() {
    PersonFacts one = PersonScoreTest.born("Nasir Zabuli", 1990, 3, 4);
    PersonFacts other = PersonScoreTest.born("Nasir Zabuly", 1990, 4, 3);

    assertThat(one.keys()).isEqualTo(other.keys()).isNotEmpty();
    NameIndex index = new NameIndex();
    index.add("a", one.name(), one.keys());
    assertThat(index.find(other.name(), Set.copyOf(other.keys()), 3)).hasSize(1);
  }

  /// As many as left Kabul, and more; a figure for the show, and no limit here.
  @Test
  @Tag("long")
  void candidatesComeFastAmongAHundredAndFiftyThousand() {
    Random random = new Random(13);
    NameIndex index = filled(150_000, random);
    List<Long> nanos = new ArrayList<>();
    int found = 0;
    for (int q = 0; q < 1_500; q++) {
      String asked = drawn(random).replace("oo", "u").replace("ee", "i");
      index.add("sought", asked.replace("i", "ee"), List.of());
      long began = System.nanoTime();
      List<NameIndex.Candidate> candidates = index.find(asked, List.of(), 20);
      long took = System.nanoTime() - began;
      if (q >= 500) {
        nanos.add(took);
        found += candidates.stream().anyMatch(c -> c.id().equals("sought")) ? 1 : 0;
      }
    }
    nanos.sort(null);
    System.out.printf(
        java.util.Locale.ROOT,
        "figures: people=%d found=%d asked=%d median_ms=%.2f slow_ms=%.2f%n",
        index.size(),
        found,
        nanos.size(),
        nanos.get(nanos.size() / 2) / 1e6,
        nanos.get(nanos.size() * 99 / 100) / 1e6);
    assertThat(found).isGreaterThanOrEqualTo(950);
  }
}
