package org.muster.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.jooq.impl.DSL;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The one domain of text, and that neither database takes anything else.
class TypedTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "A company of 120,\nsecond line\twith a tabulator",
        "No-break\u00A0space, soft\u00ADhyphen, ħ, ς",
        "საქართველოს ბრიგადა",
        "فوج العراق الأول",
        "می\u200Cخواهم",
        "क्\u200Dष",
        "👩\u200D✈️",
        "第一大队"
      })
  void whatPeopleWriteIsTaken(String text) {
    assertThat(Typed.findWrong(text)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "nul\u0000here",
        "bell\u0007",
        "escape\u001B[2J",
        "not a character\uFFFE",
        "half\uD800",
        "overridden \u202Etxt.exe",
        "isolated \u2066x\u2069",
        "zero\u200Bwidth",
        "A\u200DCoy",
        "byte order\uFEFFmark",
        "\u200Efirst",
        "line\u2028separator",
        "delete\u007F"
      })
  void whatDeceivesOrBreaksIsNot(String text) {
    assertThat(Typed.findWrong(text)).isPresent();
  }

  @ParameterizedTest
  @EnumSource
  void noDoorOfADatabaseTakesIt(TestDatabase database) {
    try (Store store = Store.open(database.fresh())) {
      assertThatThrownBy(
              () ->
                  store.write(
                      dsl ->
                          dsl.execute(
                              "insert into \"access_settings\" (\"name\", \"value\") values (?, ?)",
                              "note",
                              "before\u0000after")))
          .isInstanceOfSatisfying(
              Trouble.class, trouble -> assertThat(trouble.code()).isEqualTo(Trouble.Code.REFUSED))
          .hasMessageContaining("U+0000 in “beforeafter”");
      int kept = store.read(dsl -> dsl.fetchCount(DSL.table("\"access_settings\"")));
      assertThat(kept).isZero();
    }
  }
}
