package org.muster.operate.evacuation.match;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// A person's score is the name's, moved by birth, sex, numbers and family, each told.
class PersonScoreTest {
  static PersonFacts born(String name, int year, int month, int day) {
    return new PersonFacts(
        name,
        Optional.of(LocalDate.of(year, month, day)),
        Optional.empty(),
        Set.of(),
        "",
        List.of());
  }

  private static PersonFacts with(String name, String number, String party, String... relatives) {
    return new PersonFacts(
        name,
        Optional.empty(),
        Optional.empty(),
        number.isEmpty() ? Set.of() : Set.of(number),
        party,
        List.of(relatives));
  }

  @Test
  void dayAndMonthExchangedSpeakForOnePerson() {
    double name = NameScore.of("Nasir Zabuli", "Nasir Zabul").value();
    PersonScore score =
        PersonScore.of(born("Nasir Zabuli", 1990, 3, 4), born("Nasir Zabul", 1990, 4, 3));

    assertThat(score.value()).isGreaterThan(name);
    assertThat(score.why()).contains("birth: day and month exchanged");
  }

  @Test
  void anotherGenerationIsAnotherPerson() {
    PersonScore score =
        PersonScore.of(born("Nasir Zabuli", 1990, 3, 4), born("Nasir Zabuly", 1961, 8, 1));

    assertThat(score.isProposed()).isFalse();
    assertThat(score.why()).contains("birth: 28 years apart");
  }

  @Test
  void aNumberThatAReaderConfusedIsTheSame() {
    PersonScore score =
        PersonScore.of(
            with("Zia Ahmad Noor", "P0012O45", ""), with("Nadera Popal", "P001 2045", ""));

    assertThat(score.isProposed()).as(score.why()).isTrue();
    assertThat(score.why()).contains("number: the same number");
  }

  @Test
  void aFamilyMemberInBothSpeaksForOneAndOnePartyAgainst() {
    double name = NameScore.of("Mina Kabul", "Mina Kabuli").value();
    PersonScore shared =
        PersonScore.of(
            with("Mina Kabul", "", "c1", "Fatima Kabuli"),
            with("Mina Kabuli", "", "c2", "Fatema Kabuli"));
    PersonScore together =
        PersonScore.of(with("Mina Kabul", "", "c1"), with("Mina Kabuli", "", "c1"));

    assertThat(shared.value()).isGreaterThan(name);
    assertThat(together.value()).isLessThan(name);
    assertThat(shared.parts())
        .hasSize(2)
        .last()
        .extracting(PersonScore.Part::what)
        .isEqualTo("family");
  }

  @Test
  void aManAndAWomanAreTwo() {
    PersonFacts man =
        new PersonFacts("Nur Agha", Optional.empty(), Optional.of(false), Set.of(), "", List.of());
    PersonFacts woman =
        new PersonFacts("Noor Agha", Optional.empty(), Optional.of(true), Set.of(), "", List.of());

    assertThat(PersonScore.of(man, woman).isProposed()).isFalse();
  }
}
