package org.muster.thread.casefile;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.muster.record.CaseHeader;
import org.muster.record.Domain.Code;
import org.muster.record.Domain.Day;
import org.muster.record.Domain.Form;
import org.muster.record.Domain.FreeText;
import org.muster.record.Problem;
import org.muster.record.SettingsFile;
import org.muster.record.SettingsFile.Setting;

/// `case.yaml`: what the case is.
public final class HeaderFile {

  /// The file: every key with its domain and its meaning.
  public static final SettingsFile FILE =
      new SettingsFile(
          "case.yaml",
          "muster-case/1",
          List.of(
              new Setting(
                  "id",
                  new Form(
                      "(?=.{1,40}$)[a-z0-9]+(?:-[a-z0-9]+)*",
                      "lower-case letters, digits and single '-', at most 40"),
                  null,
                  "the case's own id, unique in a database"),
              new Setting("name", new FreeText(200), null, "its name for people"),
              new Setting("owner", new Code(), null, "the nation or body whose case it is"),
              new Setting("as_of", new Day(), null, "the day that pages show unless asked"),
              new Setting("horizon.from", new Day(), null, "first day that plans cover"),
              new Setting("horizon.to", new Day(), null, "last day that plans cover, inclusive")));

  private HeaderFile() {}

  /// The header, if nothing is wrong with it; what is wrong is added to the problems.
  public static Optional<CaseHeader> read(String text, List<Problem> problems) {
    SettingsFile.Reading reading = FILE.read(text);
    problems.addAll(reading.problems());
    Map<String, String> values = reading.values();
    if (!reading.problems().isEmpty() || values.size() < FILE.settings().size()) {
      return Optional.empty();
    }
    LocalDate from = LocalDate.parse(values.getOrDefault("horizon.from", ""));
    LocalDate to = LocalDate.parse(values.getOrDefault("horizon.to", ""));
    if (to.isBefore(from)) {
      problems.add(
          new Problem(
              FILE.name(),
              reading.line("horizon.to"),
              "horizon.to",
              to.toString(),
              "a day not before the horizon begins, " + from));
      return Optional.empty();
    }
    return Optional.of(
        new CaseHeader(
            values.getOrDefault("id", ""),
            values.getOrDefault("name", ""),
            values.getOrDefault("owner", ""),
            LocalDate.parse(values.getOrDefault("as_of", "")),
            from,
            to));
  }

  /// The canonical text.
  public static String write(CaseHeader header) {
    Map<String, String> values = new LinkedHashMap<>();
    values.put("id", header.id());
    values.put("name", header.name());
    values.put("owner", header.owner());
    values.put("as_of", header.asOf().toString());
    values.put("horizon.from", header.horizonFrom().toString());
    values.put("horizon.to", header.horizonTo().toString());
    return FILE.write(values);
  }
}
