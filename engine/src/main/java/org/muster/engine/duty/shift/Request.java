package org.muster.engine.duty.shift;

/// A wish of an employee about a shift on a day.
///
/// @param weight what it costs not to grant it
public record Request(String employee, int day, String shift, int weight) {}
