package org.muster.generate;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.muster.store.Trouble;

class PlanFileTest {
  private static final String EMPTY =
      """
      {
        "format": "muster-plan/2",
        "case": "azerbaijan",
        "input": "0",
        "from": "2022-01-01",
        "to": "2022-12-31",
        "slot": "month",
        "illustrative": false,
        "owners": [],
        "release": "public",
        "search": { "solver": "portfolio", "seed": 1, "threads": 1, "ended": "proven" },
        "cost": {
          "total": 42, "unfilled": 30, "late_goals": 4, "money": 5, "overfill": 2, "change": 1
        },
        "bound": 42,
        "lines": [], "tours": [], "activities": [], "readiness": [],
        "gaps": [],
        "late_goals": [],
        "notes": []
      }
      """;

  private static void refused(String from, String to, String why) {
    assertThatThrownBy(() -> PlanFile.read(EMPTY.replace(from, to)))
        .isInstanceOf(Trouble.class)
        .hasMessage(why);
  }

  @Test
  void aTotalThatItsTermsDoNotAddUpToIsRefused() {
    refused(
        "\"total\": 42",
        "\"total\": 1",
        "The plan file says a total cost of 1, but its terms add up to 42.");
  }

  @Test
  void aKeyThatIsMissingIsNamedWithItsLine() {
    refused(
        "\"seed\": 1, ",
        "",
        "The plan file, from line 11, key search.seed: found nothing. Expected a whole number.");
  }

  @Test
  void aKeyThatIsNotOfTheFormatIsRefused() {
    refused(
        "\"bound\": 42,",
        "\"bound\": 42, \"proof\": true,",
        "The plan file, from line 1, key proof: found true. Expected no such key.");
  }

  @Test
  void aKeyGivenTwiceIsRefused() {
    refused(
        "\"bound\": 42,",
        "\"bound\": 42, \"bound\": 41,",
        "The plan file is not readable at line 15, column 16. Expected each key once, but here is"
            + " bound again.");
  }

  @Test
  void aValueOfAnotherKindIsRefused() {
    refused(
        "\"illustrative\": false",
        "\"illustrative\": \"no\"",
        "The plan file, from line 1, key illustrative: found no. Expected true or false.");
  }

  @Test
  void anOwnerNamedTwiceIsRefused() {
    refused(
        "\"owners\": []",
        "\"owners\": [\"AZE\", \"AZE\"]",
        "The plan file, from line 1, key owners: found [AZE, AZE]. Expected each owner once, in"
            + " order.");
  }

  @Test
  void aPlanOfTheFormatBeforeIsMadeAgain() {
    refused(
        "muster-plan/2",
        "muster-plan/1",
        "The plan file says format: muster-plan/1. Expected muster-plan/2; plan again.");
  }
}
