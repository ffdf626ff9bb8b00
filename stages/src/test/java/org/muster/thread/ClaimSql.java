package org.muster.thread;

import java.util.ArrayList;
import java.util.List;
import org.muster.record.ClaimTable;
import org.muster.record.Column;
import org.muster.record.Domain;

/// The SQL that a claim table's description asks for.
final class ClaimSql {
  private ClaimSql() {}

  /// One line a column: name, type, and whether it must be filled.
  static List<String> columns(ClaimTable table) {
    List<String> lines = new ArrayList<>();
    lines.add("case_key BIGINT NOT NULL");
    for (Column column : table.columns()) {
      lines.add(
          column.name()
              + (column.domain() instanceof Domain.Whole ? " BIGINT" : " TEXT")
              + (column.required() ? " NOT NULL" : ""));
    }
    lines.add("about_key TEXT NOT NULL");
    lines.add("held_from_earliest TEXT");
    lines.add("held_from_latest TEXT");
    lines.add("held_to_earliest TEXT");
    lines.add("held_to_latest TEXT");
    lines.add("known_since TEXT NOT NULL");
    lines.add("folded TEXT NOT NULL");
    return lines;
  }

  /// The statements that make the table.
  static String create(ClaimTable table) {
    StringBuilder sql = new StringBuilder("CREATE TABLE \"" + table.name() + "\" (\n");
    for (String line : columns(table)) {
      String name = line.substring(0, line.indexOf(' '));
      sql.append("  \"").append(name).append('"').append(line.substring(name.length()));
      sql.append(name.equals("case_key") ? " REFERENCES \"cases\" (\"case_key\"),\n" : ",\n");
    }
    sql.append("  PRIMARY KEY (\"case_key\", \"id\")\n);\n");
    sql.append("CREATE INDEX \"").append(table.name()).append("_about\" ON \"");
    sql.append(table.name()).append("\" (\"case_key\", \"about_key\");\n");
    return sql.toString();
  }
}
