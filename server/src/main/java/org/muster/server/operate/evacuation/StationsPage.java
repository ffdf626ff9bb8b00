package org.muster.server.operate.evacuation;

import java.util.List;
import org.muster.operate.evacuation.CustodyBook;
import org.muster.operate.evacuation.Device;
import org.muster.operate.evacuation.Devices;
import org.muster.operate.evacuation.EvacuationRight;
import org.muster.operate.evacuation.Retention;
import org.muster.server.frame.Html;
import org.muster.thread.DateWords;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.View;

/// Draws the page of devices and havens, and of how long names are kept.
@Component
class StationsPage {
  private final CustodyBook book;
  private final Devices devices;
  private final Retention retention;

  StationsPage(CustodyBook book, Devices devices, Retention retention) {
    this.book = book;
    this.devices = devices;
    this.retention = retention;
  }

  /// @param token of a device that was just added, which is shown once
  View page(EvacuationVisit at, String token, String wrong, HttpStatus status) {
    var all = at.may(EvacuationRight.DEVICES) ? devices.list(at.evacuation()) : List.<Device>of();
    var havens = book.ask(at.evacuation(), c -> c.havens());
    return Html.of(
            "operate/evacuation/stations",
            at.page(
                    DateWords.count(all.stream().filter(d -> d.isGood(at.now())).count(), "device")
                        + " may send",
                    EvacuationVisit.PATH + "/stations")
                .done())
        .with("at", at)
        .with("devices", all)
        .with("havens", havens)
        .with("kept", retention.find(at.evacuation()).map(DateWords::day).orElse(""))
        .with("token", token)
        .with("wrong", wrong)
        .status(status);
  }
}
