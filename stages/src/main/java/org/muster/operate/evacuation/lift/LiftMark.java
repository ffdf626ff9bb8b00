package org.muster.operate.evacuation.lift;

import java.util.LinkedHashMap;
import java.util.Map;
import org.muster.engine.lift.Others;
import org.muster.engine.lift.Party;
import org.muster.engine.text.Json;

/// What a party of a lift problem carries for its readers, beside what the planner reads.
///
/// @param heads of it
/// @param priority 1 first; 0 not said
/// @param where it was when it was planned
public record LiftMark(int heads, int priority, LiftParty.Where where) {
  static Others of(LiftParty party) {
    Map<String, Json> fields = new LinkedHashMap<>();
    fields.put("heads", new Json.Whole(party.heads(), 0));
    fields.put("priority", new Json.Whole(party.priority(), 0));
    fields.put("where", new Json.Text(party.where().name(), 0));
    return new Others(fields);
  }

  /// Of a party; of one that carries none, its people.
  public static LiftMark of(Party party) {
    Map<String, Json> fields = party.others().fields();
    return new LiftMark(
        whole(fields, "heads", party.people()),
        whole(fields, "priority", 0),
        fields.get("where") instanceof Json.Text text
            ? LiftParty.Where.valueOf(text.text())
            : LiftParty.Where.WAITING);
  }

  private static int whole(Map<String, Json> fields, String name, int otherwise) {
    return fields.get(name) instanceof Json.Whole whole ? (int) whole.number() : otherwise;
  }
}
