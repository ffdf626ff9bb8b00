package org.muster.engine.lift;

/// The rules of a lift plan, as `muster-lift/1` and `muster-lift/2` state them.
public enum LiftRule {
  PARTY_ONCE("party.once", "each party is on one flight and passed one gate, or is left once"),
  PARTY_DUE("party.due", "a party's flight departs by its due minute"),
  PARTY_HAVEN("party.haven", "a party is taken to a haven that it may go to"),
  GATE_ALLOWED("gate.allowed", "a party passes a gate that it may use"),
  GATE_READY("gate.ready", "a party passes no earlier than it is ready"),
  GATE_OPEN("gate.open", "a party passes while the gate is open, within the horizon"),
  GATE_QUOTA("gate.quota", "a gate passes no more people in a clock hour than its share allows"),
  SCREENING("airfield.screening", "a flight departs no earlier than screening after the gate"),
  HOLDING("airfield.holding", "no more people are inside than the holding room takes"),
  AIRFIELD_OPEN("airfield.open", "aircraft land and depart while the airfield is open"),
  AIRFIELD_PARKING("airfield.parking", "no more aircraft stand at the airfield than it parks"),
  FLIGHT_HORIZON("flight.horizon", "flights land and depart within the horizon"),
  FLIGHT_CHAIN("flight.chain", "a flight starts from the haven where its aircraft is"),
  FLIGHT_LEGS("flight.legs", "an aircraft flies only legs that it has"),
  FLIGHT_TURN("flight.turn", "an aircraft has the time for its legs and on the ground"),
  FLIGHT_ARRIVAL("flight.arrival", "a flight arrives its leg after it departs"),
  FLIGHT_WINDOW("flight.window", "an aircraft flies from `from` and arrives by `until`"),
  SEATS("flight.seats", "a flight carries no more people than it has seats"),
  HAVEN_PARKING("haven.parking", "no more aircraft stand at a haven than it parks"),
  HAVEN_CAPACITY("haven.capacity", "nobody is brought to a haven who overfills it, then or later"),
  COST("plan.cost", "the claimed cost is the cost"),
  BOUND("plan.bound", "the claimed bound is no greater than the cost");

  private final String id;
  private final String words;

  LiftRule(String id, String words) {
    this.id = id;
    this.words = words;
  }

  /// As it is written in findings.
  public String id() {
    return id;
  }

  /// What the rule wants.
  public String words() {
    return words;
  }
}
