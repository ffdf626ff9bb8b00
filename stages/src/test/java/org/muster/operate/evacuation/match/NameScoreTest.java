package org.muster.operate.evacuation.match;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.muster.operate.evacuation.exchange.CsvRows;

/// Whether two names may be one person's: by rules of naming, and by the measure on a set of pairs.
class NameScoreTest {
  private static final List<String> PARTS =
      List.of(
          "Mohammad",
          "Zarmina",
          "گل",
          "احمد",
          "Abdul",
          "Rahman",
          "Нурлан",
          "Сергеевич",
          "Əli",
          "oğlu",
          "s/o",
          "ნინო",
          "Khan",
          "Haji",
          "O'Neill",
          "VVali",
          "l23",
          "J.",
          "Popalzai",
          "-",
          "KHAN<<ALI<<<",
          "de",
          "Şükrü",
          "Карловна",
          "ولد",
          "عبدالله",
          "Zia",
          "ul",
          "Haq");

  @Provide
  Arbitrary<String> names() {
    return Arbitraries.of(PARTS).list().ofMinSize(0).ofMaxSize(6).map(p -> String.join(" ", p));
  }

  @Property(tries = 300)
  void theScoreDoesNotDependOnTheSide(@ForAll("names") String left, @ForAll("names") String right) {
    NameScore one = NameScore.of(left, right);

    assertThat(one.value()).isBetween(0.0, 1.0).isEqualTo(NameScore.of(right, left).value());
    assertThat(one.reasons()).isEqualTo(NameScore.of(right, left).reasons()).isNotEmpty();
  }

  @Property(tries = 200)
  void aNameIsItself(@ForAll("names") String name) {
    double value = NameScore.of(name, name).value();

    assertThat(value).isIn(0.0, 1.0);
    if (name.matches(".*(Zarmina|احمد|Нурлан|Popalzai|Şükrü).*")) {
      assertThat(value).isEqualTo(1.0);
    }
  }

  @Property(tries = 100)
  void anyTextIsCompared(@ForAll String left, @ForAll String right) {
    assertThat(NameScore.of(left, right).value()).isBetween(0.0, 1.0);
  }

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          Karim Wahedi,              Wahedi Karim
          'KAPANADZE, Lasha',        Lasha Kapanadze
          NOORZAI<<HAJI<GUL<AGHA<<<, Haji Gul Agha Noorzai
          Hakim Shah Abdul Rauf,     Abdurrauf Hakim Shah
          Вусал Гасымов,             Vüsal Qasımov
          حکمت‌الله ستانکزی,           Hekmatullah Stanikzai
          ქეთევან ჯავახიშვილი,       Ketevan Javakhishvili
          Guelsen Oeztuerk,          Gülşen Öztürk
          Nizam ud Din Qaisari,      Nizamuddin Qaisari
          Murad Həsənov,             Murad Həsənzadə
          Анна Соколова,             Anna Sokolov
          Mina Kabul,                Mina Kabuli
          Jawad Mirza,               Jawad Mirzai
          Shohruh Toshmatov,         Shakhrukh Tashmatov
          Zarmina,                   Zarmina d/o Gul Agha
          P. Ainsworth,              Philippa Ainsworth
          Najib Sahak,               Najibullah Sahak
          Vova Bondar,               Volodymyr Bondar
          Ba5hir Oma1i,              Bashir Omali
          Rahirn Zadran,             Rahim Zadran
          رحیم خلیلی,                 رجیم خلیلی
          Farkhunda Naderi,          Farkhnuda Naderi
          MOHAMMADZADEH HOSSEINI SEYED ALIRE, Seyed Alireza Mohammadzadeh Hosseini
          Walid bin Saleh al-Harbi,  Walid al-Harbi
          """)
  void onePersonIsProposed(String left, String right) {
    NameScore score = NameScore.of(left, right);

    assertThat(score.value()).as(score.why()).isGreaterThanOrEqualTo(NameScore.PROPOSED);
  }

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          Karim Rahimi,               Rahim Karimi
          Karim s/o Rahim,            Rahim s/o Karim
          Zmarai s/o Gul Khan,        Zmarai s/o Shah Khan
          Пётр Сергеевич Котов,       Сергей Петрович Котов
          Kamran Elçin oğlu Əliyev,   Kamran Vaqif oğlu Əliyev
          Salim Khalilov,             Khalil Salimov
          Ramin Guliyev,              Ramina Guliyeva
          Sabir Omari,                Sabur Omari
          Karim Sadat,                کریمه سادات
          Naser Haidari,              ناظر حیدری
          Nadia Hashimi,              Nadia Hashemzai
          Shams ul Haq Faizi,         Shamsuddin Faizi
          Naser Ahmad Sahel,          Nasirullah Sahel
          Ahmad Shah,                 Ahmad Jan
          R. Thornton,                Victor Thornton
          Abdul Wahid,                Abdul Wahab
          Samirn Azadi,               Samira Azadi
          طاهر نوری,                   ظاهر نوری
          Zahir Khan,                 Zabi Khan
          Karimullah Omari,           Karimuddin Omari
          Nadir Azizi,                نذیر عزیزی
          """)
  void twoPeopleAreNot(String left, String right) {
    NameScore score = NameScore.of(left, right);

    assertThat(score.value()).as(score.why()).isLessThan(NameScore.PROPOSED);
  }

  @Test
  void theScoreIsExplainedPartByPart() {
    assertThat(NameScore.of("Haji Oleksandr Homenko", "Khomenko Aleksandr").why())
        .isEqualTo(
            "oleksandr = aleksandr: known spellings of one name 0.97; "
                + "homenko = khomenko: spellings of one sound 0.97; "
                + "in another order; title haji");
  }

  private record Pair(String left, String right, boolean same, String kind) {}

  private static List<Pair> shared() throws IOException {
    Path file = Path.of(System.getProperty("muster.root", ".."), "..", "shared");
    Path csv = file.resolve("data/names/shared.csv");
    assumeThat(csv).as("the shared set of pairs of names").exists();
    List<Pair> pairs = new ArrayList<>();
    for (CsvRows.Row row : CsvRows.read(Files.readString(csv), 10_000)) {
      List<String> c = row.cells();
      pairs.add(new Pair(c.get(0), c.get(1), c.get(2).equals("1"), c.get(3)));
    }
    return pairs.subList(1, pairs.size());
  }

  private record Measured(double precision, double recall) {
    static Measured of(List<Pair> pairs) {
      Map<String, Integer> counts = new HashMap<>();
      for (Pair pair : pairs) {
        boolean proposed = NameScore.of(pair.left, pair.right).isProposed();
        counts.merge((proposed ? "proposed" : "not") + pair.same, 1, Integer::sum);
      }
      double right = counts.getOrDefault("proposedtrue", 0);
      return new Measured(
          right / (right + counts.getOrDefault("proposedfalse", 0)),
          right / (right + counts.getOrDefault("nottrue", 0)));
    }
  }

  /// Both halves of a split by kind, drawn by seed, so that no half carries the other.
  @Test
  void precisionAndRecallHoldOnEachHalfOfTheSharedPairs() throws IOException {
    List<Pair> pairs = shared();
    Map<String, List<Pair>> kinds =
        pairs.stream()
            .collect(
                Collectors.groupingBy(p -> p.kind + p.same, TreeMap::new, Collectors.toList()));
    List<Pair> one = new ArrayList<>();
    List<Pair> other = new ArrayList<>();
    Random random = new Random(13);
    for (List<Pair> kind : kinds.values()) {
      List<Pair> shuffled = new ArrayList<>(kind);
      shuffled.sort(Comparator.comparing(Pair::left).thenComparing(Pair::right));
      java.util.Collections.shuffle(shuffled, random);
      for (Pair pair : shuffled) {
        (one.size() <= other.size() ? one : other).add(pair);
      }
    }

    Measured whole = Measured.of(pairs);
    Measured first = Measured.of(one);
    Measured second = Measured.of(other);

    System.out.printf(
        java.util.Locale.ROOT,
        "figures: pairs=%d precision=%.3f recall=%.3f%n",
        pairs.size(),
        whole.precision,
        whole.recall);
    for (Measured half : List.of(first, second)) {
      System.out.printf(
          java.util.Locale.ROOT,
          "figures: half_precision=%.3f half_recall=%.3f%n",
          half.precision,
          half.recall);
    }
    assertThat(List.of(whole, first, second))
        .allSatisfy(
            measured -> {
              assertThat(measured.precision).isGreaterThanOrEqualTo(0.95);
              assertThat(measured.recall).isGreaterThanOrEqualTo(0.90);
            });
  }
}
