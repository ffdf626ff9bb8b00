package org.muster.operate.evacuation;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.muster.operate.evacuation.callforward.CallSlip;
import org.muster.operate.evacuation.custody.Custody;
import org.muster.operate.evacuation.custody.CustodyEvent;
import org.muster.operate.evacuation.custody.Deed;

/// In which language people are written to. It is asked when they are registered and lies sealed
/// with that, and with each call; the last that was said counts.
final class Languages {
  private static final Pattern LANGUAGE =
      Pattern.compile("language=([a-z]{2,3})(?:; (.*))?", Pattern.DOTALL);

  private final CustodyBook book;

  Languages(CustodyBook book) {
    this.book = book;
  }

  /// As it is sealed with an event.
  static String note(CallSlip.Language language) {
    return "language=" + language.tag();
  }

  /// The language of an event; English where none is said.
  CallSlip.Language of(Evacuation evacuation, CustodyEvent event) {
    return find(evacuation, event).orElse(CallSlip.Language.ENGLISH);
  }

  private Optional<CallSlip.Language> find(Evacuation evacuation, CustodyEvent event) {
    Matcher note = LANGUAGE.matcher(book.note(evacuation, event.id()).orElse(""));
    return note.matches() ? CallSlip.Language.find(note.group(1)) : Optional.empty();
  }

  /// The language of each party of which one was said: by its last call, or when it was registered.
  Map<String, CallSlip.Language> of(Evacuation evacuation, List<String> parties) {
    Map<String, List<CustodyEvent>> said =
        book.ask(
            evacuation,
            custody -> {
              Map<String, List<CustodyEvent>> all = new LinkedHashMap<>();
              parties.forEach(party -> all.put(party, said(custody, party)));
              return all;
            });
    Map<String, CallSlip.Language> languages = new LinkedHashMap<>();
    said.forEach(
        (party, events) ->
            events.stream()
                .flatMap(event -> find(evacuation, event).stream())
                .findFirst()
                .ifPresent(language -> languages.put(party, language)));
    return languages;
  }

  /// The last call, then how the first of the party was registered.
  private static List<CustodyEvent> said(Custody custody, String party) {
    List<CustodyEvent> all =
        custody.findParty(party).stream()
            .flatMap(state -> state.members().stream())
            .flatMap(member -> custody.eventsOf(member).stream())
            .toList();
    Optional<CustodyEvent> call =
        all.stream().filter(e -> e.deed() instanceof Deed.Called).max(CustodyEvent.ORDER);
    Optional<CustodyEvent> registered =
        all.stream()
            .filter(e -> e.deed() instanceof Deed.Registered)
            .min(Comparator.comparing(CustodyEvent::when).thenComparing(Languages::person));
    return Stream.of(call, registered).flatMap(Optional::stream).toList();
  }

  private static String person(CustodyEvent event) {
    return event.deed().persons().getFirst();
  }
}
