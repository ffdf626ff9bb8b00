package org.muster.server.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.muster.access.Role;
import org.muster.access.Viewer;
import org.muster.record.Perspective;
import org.muster.record.Row;
import org.muster.server.look.Office;
import org.muster.server.look.Visitor;

/// A unit is put on file with its strength and certificate on one form; its id is not asked first.
class NewUnitPagesTest {
  private static final String FORM = "/case/azerbaijan/new-unit";

  @TempDir Path folder;

  @Test
  void oneFormPutsAUnitOnFileWithItsStrengthAndCertificate() {
    try (Office office = Office.open(folder)) {
      office.add("leyla", "AZE", Role.NATIONAL_PLANNER);
      Visitor leyla = new Visitor(office.url());
      leyla.signIn("leyla", Office.PASSWORD);
      assertThat(leyla.get("/case/azerbaijan/facts/units").body()).contains(FORM);
      String blank = leyla.get(FORM).body();
      assertThat(blank).contains("name=\"cell.units-name\"").contains("name=\"cell.id-id\"");
      assertThat(blank.indexOf("cell.id-id"))
          .as("the id is asked last, folded")
          .isGreaterThan(blank.indexOf("cell.all-release"));

      Map<String, String> fields = new LinkedHashMap<>();
      fields.put("cell.units-name", "T Company, peacekeeping battalion");
      fields.put("cell.units-short_name", "T Coy");
      fields.put("cell.units-branch", "infantry");
      fields.put("cell.units-echelon", "company");
      fields.put("cell.units-nation", "AZE");
      fields.put("cell.units-held", "since 1 JAN 2026");
      fields.put("cell.unit_strengths-people", "118");
      fields.put("cell.unit_strengths-held", "since 1 MAR 2026");
      fields.put("cell.certificates-level", "NATO.level.sel1");
      fields.put("cell.certificates-held", "2 APR 2026 to then");
      fields.put("cell.all-source", "AZE.source.illustrative-2021");
      fields.put("cell.all-kind", "illustrative");
      fields.put("cell.all-owner", "AZE");
      fields.put("cell.all-release", "owner");
      String wrong = leyla.post(FORM, fields).body();
      assertThat(wrong)
          .contains("Not written yet: 1 field to mend")
          .contains("id=\"error-certificates-held\"")
          .contains("value=\"T Coy\"");
      assertThat(find(office, "AZE.unit.t-coy")).isEmpty();

      fields.put("cell.certificates-held", "2 APR 2026–1 APR 2027");
      assertThat(leyla.post(FORM, fields).body())
          .contains("Written: ")
          .contains("T Company, peacekeeping battalion");
      assertThat(find(office, "AZE.unit.t-coy")).isPresent();
      assertThat(find(office, "AZE.strength.t-coy").orElseThrow().whole("people")).isEqualTo(118);
      assertThat(find(office, "AZE.certificate.t-coy").orElseThrow().text("held"))
          .isEqualTo("2026-04-02/2027-04-01");
    }
  }

  private static java.util.Optional<Row> find(Office office, String id) {
    return office
        .workspace()
        .claims()
        .find(Perspective.now("azerbaijan", new Viewer.Operator("test")), id);
  }
}
