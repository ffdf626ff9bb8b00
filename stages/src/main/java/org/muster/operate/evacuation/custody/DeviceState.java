package org.muster.operate.evacuation.custody;

import java.time.Instant;

/// What came from a device.
///
/// @param events that it numbered and that have come
/// @param highest number
/// @param missing numbers up to the highest that have not come
/// @param last when its latest event happened
public record DeviceState(
    String device, long events, long highest, long missing, Instant last, String station) {}
