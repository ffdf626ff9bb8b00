package org.muster.operate.evacuation.exchange;

import java.io.ByteArrayInputStream;
import java.io.StringWriter;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import javax.xml.stream.XMLStreamWriter;
import org.muster.store.Typed;

/// The People Finder Interchange Format 1.4 (zesty.ca/pfif/1.4): persons and notes about them, as
/// XML. What comes is read without a document type, entities or anything outside the file, within
/// limits; what is past its `expiry_date` is left out and counted, as the format asks.
public final class Pfif {
  private static final String NAMESPACE = "http://zesty.ca/pfif/1.4";
  private static final int MOST_BYTES = 20_000_000;
  private static final int MOST_RECORDS = 200_000;
  private static final int LONGEST_FIELD = 20_000;

  /// Fields of a person in the order in which they are written.
  private static final List<String> OF_PERSON =
      List.of(
          "person_record_id",
          "entry_date",
          "expiry_date",
          "author_name",
          "author_email",
          "author_phone",
          "source_name",
          "source_date",
          "source_url",
          "full_name",
          "given_name",
          "family_name",
          "alternate_names",
          "description",
          "sex",
          "date_of_birth",
          "age",
          "home_street",
          "home_neighborhood",
          "home_city",
          "home_state",
          "home_postal_code",
          "home_country",
          "photo_url",
          "profile_urls");

  private static final List<String> OF_NOTE =
      List.of(
          "note_record_id",
          "person_record_id",
          "linked_person_record_id",
          "entry_date",
          "author_name",
          "author_email",
          "author_phone",
          "source_date",
          "author_made_contact",
          "status",
          "email_of_found_person",
          "phone_of_found_person",
          "last_known_location",
          "text",
          "photo_url");

  private static final List<String> NEEDED_OF_PERSON =
      List.of("person_record_id", "source_date", "full_name");
  private static final List<String> NEEDED_OF_NOTE =
      List.of("note_record_id", "author_name", "source_date", "text");

  private static final Set<String> SEXES = Set.of("female", "male", "other");
  private static final Set<String> STATUSES =
      Set.of(
          "information_sought",
          "is_note_author",
          "believed_alive",
          "believed_missing",
          "believed_dead");
  private static final Set<String> TIMES = Set.of("entry_date", "expiry_date", "source_date");

  private Pfif() {}

  /// A person or a note: its fields by name, none of them empty.
  ///
  /// @param notes about a person; a note has none
  public record Item(Kind kind, Map<String, String> fields, List<Item> notes) {
    public Item {
      fields = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(fields));
      notes = List.copyOf(notes);
    }

    /// A field's text.
    public Optional<String> find(String field) {
      return Optional.ofNullable(fields.get(field));
    }
  }

  public enum Kind {
    PERSON,
    NOTE
  }

  /// A fault in one record; the others are read all the same.
  ///
  /// @param line of the text
  public record Fault(int line, String field, String expected) {
    @Override
    public String toString() {
      return "line " + line + ", " + field + ": expected " + expected;
    }
  }

  /// What came of reading.
  ///
  /// @param items persons, and notes that stand outside a person
  /// @param expired how many records were past their time and are not here
  public record Read(List<Item> items, List<Fault> faults, int expired) {
    public Read {
      items = List.copyOf(items);
      faults = List.copyOf(faults);
    }
  }

  /// Reads a file.
  ///
  /// @throws ExchangeException where it is no PFIF 1.4 at all
  public static Read read(byte[] bytes, Instant now) {
    if (bytes.length > MOST_BYTES) {
      throw new ExchangeException("the file", bytes.length + " bytes", "at most " + MOST_BYTES);
    }
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
    factory.setProperty(XMLInputFactory.IS_COALESCING, true);
    try {
      XMLStreamReader xml = factory.createXMLStreamReader(new ByteArrayInputStream(bytes));
      return new Reader(xml, now).read();
    } catch (XMLStreamException e) {
      int line = e.getLocation() == null ? 1 : Math.max(1, e.getLocation().getLineNumber());
      throw new ExchangeException("line " + line, "no well-formed XML", "a file of PFIF 1.4");
    }
  }

  private static final class Reader {
    private final XMLStreamReader xml;
    private final Instant now;
    private final List<Item> items = new ArrayList<>();
    private final List<Fault> faults = new ArrayList<>();
    private int expired;
    private int records;

    Reader(XMLStreamReader xml, Instant now) {
      this.xml = xml;
      this.now = now;
    }

    Read read() throws XMLStreamException {
      boolean rooted = false;
      while (xml.hasNext()) {
        switch (xml.next()) {
          case XMLStreamConstants.DTD, XMLStreamConstants.ENTITY_REFERENCE ->
              throw new ExchangeException(
                  "line " + line(), "a document type or an entity", "none; they are not read");
          case XMLStreamConstants.START_ELEMENT -> {
            if (!rooted) {
              root();
              rooted = true;
            } else if (is("person")) {
              record(Kind.PERSON).ifPresent(items::add);
            } else if (is("note")) {
              record(Kind.NOTE).ifPresent(items::add);
            } else {
              unknown("pfif");
              skip();
            }
          }
          default -> {}
        }
      }
      return new Read(items, faults, expired);
    }

    private int line() {
      return xml.getLocation().getLineNumber();
    }

    private void root() {
      if (!xml.getLocalName().equals("pfif") || !NAMESPACE.equals(xml.getNamespaceURI())) {
        throw new ExchangeException(
            "line " + line(), "another root", "<pfif:pfif> of " + NAMESPACE);
      }
    }

    private boolean is(String name) {
      return xml.getLocalName().equals(name) && NAMESPACE.equals(xml.getNamespaceURI());
    }

    private void unknown(String inside) {
      faults.add(new Fault(line(), inside, "no element but those of PFIF 1.4"));
    }

    private Optional<Item> record(Kind kind) throws XMLStreamException {
      int began = line();
      if (++records > MOST_RECORDS) {
        throw new ExchangeException("line " + began, "more records", "at most " + MOST_RECORDS);
      }
      List<String> known = kind == Kind.PERSON ? OF_PERSON : OF_NOTE;
      Map<String, String> fields = new LinkedHashMap<>();
      List<Item> notes = new ArrayList<>();
      boolean sound = true;
      while (xml.next() != XMLStreamConstants.END_ELEMENT) {
        if (xml.getEventType() == XMLStreamConstants.ENTITY_REFERENCE) {
          throw new ExchangeException("line " + line(), "an entity", "none; they are not read");
        }
        if (xml.getEventType() != XMLStreamConstants.START_ELEMENT) {
          continue;
        }
        String name = xml.getLocalName();
        if (kind == Kind.PERSON && is("note")) {
          record(Kind.NOTE).ifPresent(notes::add);
        } else if (!NAMESPACE.equals(xml.getNamespaceURI()) || !known.contains(name)) {
          // Other namespaces may add fields of their own, which are not ours.
          if (NAMESPACE.equals(xml.getNamespaceURI())) {
            unknown(kind == Kind.PERSON ? "person" : "note");
          }
          skip();
        } else {
          int line = line();
          String text = text();
          Optional<String> expected = expected(name, text);
          if (expected.isPresent()) {
            faults.add(new Fault(line, name, expected.get()));
            sound = false;
          } else if (!text.isEmpty()) {
            fields.putIfAbsent(name, text);
          }
        }
      }
      if (isExpired(fields)) {
        expired++;
        return Optional.empty();
      }
      for (String needed : kind == Kind.PERSON ? NEEDED_OF_PERSON : NEEDED_OF_NOTE) {
        if (!fields.containsKey(needed) && sound) {
          faults.add(new Fault(began, needed, "this field, which the format asks for"));
          sound = false;
        }
      }
      return sound ? Optional.of(new Item(kind, fields, notes)) : Optional.empty();
    }

    private boolean isExpired(Map<String, String> fields) {
      String until = fields.get("expiry_date");
      return until != null && Instant.parse(until).isBefore(now);
    }

    private String text() throws XMLStreamException {
      StringBuilder out = new StringBuilder();
      while (xml.next() != XMLStreamConstants.END_ELEMENT) {
        switch (xml.getEventType()) {
          case XMLStreamConstants.CHARACTERS,
              XMLStreamConstants.CDATA,
              XMLStreamConstants.SPACE -> {
            if (out.length() <= LONGEST_FIELD) {
              out.append(xml.getText());
            }
          }
          case XMLStreamConstants.START_ELEMENT -> skip();
          case XMLStreamConstants.ENTITY_REFERENCE ->
              throw new ExchangeException("line " + line(), "an entity", "none; they are not read");
          default -> {}
        }
      }
      return out.toString().strip();
    }

    private void skip() throws XMLStreamException {
      int depth = 1;
      while (depth > 0) {
        switch (xml.next()) {
          case XMLStreamConstants.START_ELEMENT -> depth++;
          case XMLStreamConstants.END_ELEMENT -> depth--;
          default -> {}
        }
      }
    }
  }

  /// What a field should be where it is not that.
  private static Optional<String> expected(String field, String text) {
    if (text.isEmpty()) {
      return Optional.empty();
    }
    if (text.length() > LONGEST_FIELD) {
      return Optional.of("at most " + LONGEST_FIELD + " characters");
    }
    if (!Typed.isClean(text)) {
      return Optional.of(Typed.EXPECTED);
    }
    if (TIMES.contains(field)) {
      return isTime(text) ? Optional.empty() : Optional.of("a time such as 2026-11-29T06:00:00Z");
    }
    boolean fits =
        switch (field) {
          case "sex" -> SEXES.contains(text);
          case "status" -> STATUSES.contains(text);
          case "date_of_birth" ->
              text.matches("\\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\\d|3[01]))?)?");
          case "age" -> text.matches("\\d{1,3}(-\\d{1,3})?");
          case "author_made_contact" -> text.equals("true") || text.equals("false");
          case "person_record_id", "note_record_id", "linked_person_record_id" ->
              text.matches("[A-Za-z0-9.-]+/\\S{1,200}");
          default -> true;
        };
    return fits
        ? Optional.empty()
        : Optional.of(
            switch (field) {
              case "sex" -> "female, male or other";
              case "status" -> "one of the five statuses of the format";
              case "date_of_birth" -> "a year, a month or a day, such as 1990-03-04";
              case "age" -> "years, such as 34 or 30-40";
              case "author_made_contact" -> "true or false";
              default -> "a record id such as example.org/p.123";
            });
  }

  private static boolean isTime(String text) {
    try {
      return text.endsWith("Z") && Instant.parse(text) != null;
    } catch (DateTimeParseException e) {
      return false;
    }
  }

  /// Writes persons and notes.
  ///
  /// @throws IllegalArgumentException where a field is none of the format or a needed one lacks
  public static String write(List<Item> items) {
    StringWriter out = new StringWriter();
    try {
      XMLStreamWriter xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(out);
      xml.writeStartDocument("UTF-8", "1.0");
      xml.writeCharacters("\n");
      xml.setPrefix("pfif", NAMESPACE);
      xml.writeStartElement("pfif", "pfif", NAMESPACE);
      xml.writeNamespace("pfif", NAMESPACE);
      for (Item item : items) {
        write(xml, item, "\n  ");
      }
      xml.writeCharacters("\n");
      xml.writeEndElement();
      xml.writeEndDocument();
      xml.writeCharacters("\n");
      xml.close();
    } catch (XMLStreamException e) {
      throw new IllegalStateException(e);
    }
    return out.toString();
  }

  private static void write(XMLStreamWriter xml, Item item, String indent)
      throws XMLStreamException {
    boolean person = item.kind == Kind.PERSON;
    List<String> order = person ? OF_PERSON : OF_NOTE;
    for (String field : item.fields.keySet()) {
      if (!order.contains(field) || expected(field, item.fields.get(field)).isPresent()) {
        throw new IllegalArgumentException("no field or value of a " + item.kind + ": " + field);
      }
    }
    for (String needed : person ? NEEDED_OF_PERSON : NEEDED_OF_NOTE) {
      if (item.find(needed).isEmpty()) {
        throw new IllegalArgumentException("a " + item.kind + " lacks " + needed);
      }
    }
    xml.writeCharacters(indent);
    xml.writeStartElement("pfif", person ? "person" : "note", NAMESPACE);
    for (String field : order) {
      Optional<String> text = item.find(field);
      if (text.isPresent()) {
        xml.writeCharacters(indent + "  ");
        xml.writeStartElement("pfif", field, NAMESPACE);
        xml.writeCharacters(text.get());
        xml.writeEndElement();
      }
    }
    for (Item note : item.notes) {
      write(xml, note, indent + "  ");
    }
    xml.writeCharacters(indent);
    xml.writeEndElement();
  }
}
