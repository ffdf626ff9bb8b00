package org.muster.engine.duty.certificate;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.zip.CRC32;
import org.muster.engine.duty.AmountPrices;
import org.muster.engine.duty.Apart;
import org.muster.engine.duty.CalendarModel;
import org.muster.engine.duty.Cases;
import org.muster.engine.duty.Demand;
import org.muster.engine.duty.DutyProblem;
import org.muster.engine.duty.Pin;
import org.muster.engine.duty.Prices;
import org.muster.engine.duty.Proof;
import org.muster.engine.duty.Quantity;
import org.muster.engine.duty.Question;

/// A certificate as text: `format: muster-certificate/3`, `problem:` a sum over the problem that it
/// belongs to, `cost:` of the plan it came with, `bound:`, then the proof.
///
/// A proof is a line `prices` with a line `id price` for each row in the problem's order, or a
/// question and two proofs, first that for yes, then that for no:
///
/// - `question: slot 3, duty D, resource A` (does the resource do this duty in this slot? `nothing`
///   for a resource that is idle there)
/// - `question: row R, units 2` (are there at least so many units on the row?)
///
/// From the second `prices` on only the rows are named whose price is not that of the `prices`
/// before. After the rows come prices of amounts, for each row that has any a line `amounts: row R`
/// and a line `amount price` for each; then the charges, for each resource that has any a line
/// `charges: resource A` and a line `quantity charge` for each charge above zero.
///
/// A proof part by part is a line `apart: N` and a line `beside: COST` of the rows that nobody can
/// cover, then for each part a line `part: N` with its number of resources, a line `bound:` with
/// what is proven of it, a line with the id of each resource, and its proof.
///
/// Numbers are written exactly. Format 1 had one set of prices, and no line `prices`; format 2 knew
/// neither amounts nor parts.
final class CertificateFormat {

  private static final String FIRST_FORMAT = "format: muster-certificate/1";
  private static final String SECOND_FORMAT = "format: muster-certificate/2";
  private static final String FORMAT = "format: muster-certificate/3";
  private static final String PROBLEM = "problem:";
  private static final String COST = "cost:";
  private static final String BOUND = "bound:";
  private static final String PRICES = "prices";
  private static final String AMOUNTS = "amounts: row ";
  private static final String APART = "apart: ";
  private static final String BESIDE = "beside:";
  private static final String PART = "part: ";
  private static final String CHARGES = "charges: resource ";
  private static final String SLOT = "question: slot ";
  private static final String DUTY = ", duty ";
  private static final String RESOURCE = ", resource ";
  private static final String ROW = "question: row ";
  private static final String UNITS = ", units ";
  private static final String NOTHING = "nothing";
  private static final String END = "end of file";

  /// Questions one below the other, so that no file can exhaust the stack; no solver asks more.
  private static final int DEEPEST = 2_000;

  private CertificateFormat() {}

  static String write(Certificate certificate, DutyProblem problem) {
    StringBuilder out = new StringBuilder(FORMAT).append('\n');
    out.append(PROBLEM).append(' ').append(sum(problem)).append('\n');
    out.append(COST).append(' ').append(certificate.cost()).append('\n');
    out.append(BOUND).append(' ').append(certificate.bound()).append('\n');
    new Writer(problem, out).write(certificate.proof());
    return out.toString();
  }

  private static final class Writer {
    private final DutyProblem problem;
    private final StringBuilder out;
    private double[] before = {};

    Writer(DutyProblem problem, StringBuilder out) {
      this.problem = problem;
      this.out = out;
    }

    void write(Proof proof) {
      switch (proof) {
        case Prices prices -> {
          out.append(PRICES).append('\n');
          for (int row = 0; row < prices.rows(); row++) {
            if (before.length == 0 || before[row] != prices.of(row)) {
              String id = problem.demands().get(row).id();
              out.append(id).append(' ').append(prices.of(row)).append('\n');
            }
          }
          before = prices.toArray();
          for (int row = 0; row < prices.byAmount().rows(); row++) {
            amounts(prices, row);
          }
          for (int resource = 0; resource < problem.resources().size(); resource++) {
            write(prices, resource);
          }
        }
        case Cases cases -> {
          out.append(text(cases.question())).append('\n');
          write(cases.yes());
          write(cases.no());
        }
        case Apart apart -> {
          out.append(APART).append(apart.parts().size()).append('\n');
          out.append(BESIDE).append(' ').append(apart.constant()).append('\n');
          for (Apart.Part part : apart.parts()) {
            out.append(PART).append(part.resources().size()).append('\n');
            out.append(BOUND).append(' ').append(part.proof().bound()).append('\n');
            part.resources().forEach(id -> out.append(id).append('\n'));
            write(part.proof());
          }
        }
      }
    }

    private void amounts(Prices prices, int row) {
      int[] amounts = prices.byAmount().amounts(row);
      if (amounts.length > 0) {
        out.append(AMOUNTS).append(problem.demands().get(row).id()).append('\n');
      }
      for (int amount : amounts) {
        out.append(amount).append(' ').append(prices.worth(row, amount)).append('\n');
      }
    }

    private void write(Prices prices, int resource) {
      CalendarModel model = problem.resources().get(resource);
      boolean first = true;
      for (int q = 0; q < model.quantities().size(); q++) {
        double charge = prices.charge(resource, q);
        if (charge > 0) {
          if (first) {
            out.append(CHARGES).append(model.resource()).append('\n');
          }
          first = false;
          out.append(model.quantities().get(q).name()).append(' ').append(charge).append('\n');
        }
      }
    }

    private String text(Question question) {
      return switch (question) {
        case Question.Does does ->
            SLOT
                + does.slot()
                + DUTY
                + (does.duty() == Pin.NOTHING ? NOTHING : problem.duties().get(does.duty()))
                + RESOURCE
                + does.resource();
        case Question.Has has -> ROW + problem.demands().get(has.row()).id() + UNITS + has.units();
      };
    }
  }

  /// @throws IllegalArgumentException naming the line and what was expected there
  static Certificate read(String source, String text, DutyProblem problem) {
    return new Reader(source, text, problem).read();
  }

  private static final class Reader {
    private final String source;
    private final List<String> lines;
    private final DutyProblem problem;
    private final List<Demand> demands;
    private final Map<String, Integer> rows = new HashMap<>();
    private final Map<String, Integer> resources = new HashMap<>();
    private double[] before = {};
    private double bound;
    private boolean third;
    private int at;

    Reader(String source, String text, DutyProblem problem) {
      this.source = source;
      this.lines = text.lines().toList();
      this.problem = problem;
      this.demands = problem.demands();
      for (Demand demand : demands) {
        rows.put(demand.id(), rows.size());
      }
      for (CalendarModel model : problem.resources()) {
        resources.put(model.resource(), resources.size());
      }
    }

    Certificate read() {
      boolean first = line().equals(FIRST_FORMAT);
      third = line().equals(FORMAT);
      if (!first && !third && !line().equals(SECOND_FORMAT)) {
        throw wrong(FORMAT);
      }
      at++;
      String belongs = PROBLEM + " " + sum(problem);
      if (!line().equals(belongs)) {
        throw wrong(belongs, ". Maybe it belongs to another instance");
      }
      at++;
      long cost = cost();
      bound = number(BOUND);
      int claimed = at - 1;
      double whole = bound;
      Proof proof = first ? prices() : third && line().startsWith(APART) ? apart() : proof(0);
      if (at < lines.size()) {
        throw wrong(END);
      }
      if (proof.bound() != whole) {
        at = claimed;
        throw wrong(BOUND + " " + proof.bound(), ", what the parts below come to");
      }
      return new Certificate(cost, proof);
    }

    private Proof apart() {
      int count = count(APART);
      double beside = number(BESIDE);
      List<Apart.Part> parts = new ArrayList<>();
      Set<String> seen = new HashSet<>();
      for (int i = 0; i < count; i++) {
        int size = count(PART);
        bound = number(BOUND);
        List<String> ids = new ArrayList<>();
        for (int k = 0; k < size; k++) {
          if (!resources.containsKey(line()) || !seen.add(line())) {
            throw wrong("a resource of the problem that is in no part above");
          }
          ids.add(line());
          at++;
        }
        parts.add(new Apart.Part(ids, proof(0)));
      }
      if (seen.size() < resources.size()) {
        throw wrong("a part with each resource of the problem");
      }
      return new Apart(beside, parts);
    }

    /// As many things follow, at least one.
    private int count(String label) {
      int count =
          line().startsWith(label)
              ? (int) whole(line().substring(label.length()), Integer.MAX_VALUE)
              : -1;
      if (count < 1) {
        throw wrong(label + "and a whole number above zero");
      }
      at++;
      return count;
    }

    private Proof proof(int depth) {
      String line = line();
      if (line.equals(PRICES)) {
        at++;
        return prices();
      }
      if (depth == DEEPEST) {
        throw wrong(
            PRICES, ". No more than " + DEEPEST + " questions are read one below the other");
      }
      Question question;
      if (line.startsWith(SLOT)) {
        question = does(line.substring(SLOT.length()));
      } else if (line.startsWith(ROW)) {
        question = has(line.substring(ROW.length()));
      } else {
        throw wrong(PRICES + "\" or \"" + SLOT + "…\" or \"" + ROW + "…");
      }
      at++;
      Proof yes = proof(depth + 1);
      return new Cases(question, yes, proof(depth + 1));
    }

    private Prices prices() {
      double[] prices = before.clone();
      if (prices.length == 0) {
        prices = new double[demands.size()];
        for (int row = 0; row < prices.length; row++) {
          prices[row] = number(demands.get(row).id());
        }
      } else {
        int last = -1;
        while (at < lines.size() && !ended()) {
          int blank = line().lastIndexOf(' ');
          int row = rows.getOrDefault(line().substring(0, Math.max(0, blank)), -1);
          if (row <= last) {
            throw wrong(
                last < 0
                    ? "a row of the problem and a number"
                    : "a row after " + demands.get(last).id() + " and a number");
          }
          prices[row] = number(demands.get(row).id());
          last = row;
        }
      }
      before = prices;
      AmountPrices amounts = third ? amounts() : AmountPrices.NONE;
      return new Prices(prices, amounts, charges(), bound);
    }

    private AmountPrices amounts() {
      if (!line().startsWith(AMOUNTS)) {
        return AmountPrices.NONE;
      }
      int[][] amounts = new int[demands.size()][0];
      double[][] worths = new double[demands.size()][0];
      int last = -1;
      while (line().startsWith(AMOUNTS)) {
        int row = rows.getOrDefault(line().substring(AMOUNTS.length()), -1);
        if (row <= last) {
          throw wrong(AMOUNTS + "a row of the problem after those before");
        }
        at++;
        SortedMap<Integer, Double> prices = new TreeMap<>();
        while (at < lines.size() && !ended()) {
          String amount = line().substring(0, Math.max(0, line().lastIndexOf(' ')));
          int units = (int) whole(amount, Integer.MAX_VALUE);
          if (units < 1 || (!prices.isEmpty() && units <= prices.lastKey())) {
            throw wrong("an amount above those before and its price");
          }
          prices.put(units, number(amount));
        }
        if (prices.isEmpty()) {
          throw wrong("an amount and its price");
        }
        amounts[row] = prices.keySet().stream().mapToInt(Integer::intValue).toArray();
        worths[row] = prices.values().stream().mapToDouble(Double::doubleValue).toArray();
        last = row;
      }
      return new AmountPrices(amounts, worths);
    }

    /// Does the line begin something other than a price or a charge?
    private boolean ended() {
      return line().equals(PRICES)
          || line().startsWith(SLOT)
          || line().startsWith(ROW)
          || (third && (line().startsWith(AMOUNTS) || line().startsWith(PART)))
          || line().startsWith(CHARGES);
    }

    private double[][] charges() {
      double[][] charges = new double[problem.resources().size()][0];
      int last = -1;
      while (line().startsWith(CHARGES)) {
        int resource = resources.getOrDefault(line().substring(CHARGES.length()), -1);
        if (resource <= last) {
          throw wrong(CHARGES + "a resource of the problem after those before");
        }
        at++;
        charges[resource] = charges(problem.resources().get(resource));
        last = resource;
      }
      return charges;
    }

    private double[] charges(CalendarModel model) {
      List<Quantity> quantities = model.quantities();
      double[] charges = new double[quantities.size()];
      int last = -1;
      while (at < lines.size() && !ended()) {
        String name = line().substring(0, Math.max(0, line().lastIndexOf(' ')));
        int q = last + 1;
        while (q < charges.length && !quantities.get(q).name().equals(name)) {
          q++;
        }
        if (q == charges.length || quantities.get(q).max() == Quantity.UNLIMITED) {
          throw wrong("a quantity of " + model.resource() + " that has a maximum, and a charge");
        }
        charges[q] = number(name);
        if (charges[q] <= 0) {
          at--;
          throw wrong(name + " and a charge above zero");
        }
        last = q;
      }
      if (last < 0) {
        throw wrong("a quantity of " + model.resource() + " and a charge");
      }
      return charges;
    }

    /// The rest of a line `SLOT, duty DUTY, resource RESOURCE`; names may hold any text.
    private Question does(String rest) {
      int end = rest.indexOf(DUTY);
      int slot = (int) whole(end < 0 ? "" : rest.substring(0, end), problem.slots());
      for (int duty = Pin.NOTHING; slot >= 0 && duty < problem.duties().size(); duty++) {
        String name = duty == Pin.NOTHING ? NOTHING : problem.duties().get(duty);
        String start = rest.substring(0, end) + DUTY + name + RESOURCE;
        if (rest.startsWith(start)) {
          String id = rest.substring(start.length());
          if (problem.resources().stream().anyMatch(model -> model.resource().equals(id))) {
            return new Question.Does(id, slot, duty);
          }
        }
      }
      throw wrong(
          SLOT
              + "0 to "
              + (problem.slots() - 1)
              + DUTY
              + "of the problem"
              + RESOURCE
              + "of the problem");
    }

    private Question has(String rest) {
      int end = rest.lastIndexOf(UNITS);
      int row = end < 0 ? -1 : rows.getOrDefault(rest.substring(0, end), -1);
      long units = row < 0 ? -1 : whole(rest.substring(end + UNITS.length()), Long.MAX_VALUE);
      if (units < 1) {
        throw wrong(ROW + "of the problem" + UNITS + "and a whole number above zero");
      }
      return new Question.Has(row, units);
    }

    /// A whole number from zero to below `end`; -1 for anything else.
    private static long whole(String text, long end) {
      try {
        long number = Long.parseLong(text);
        return number >= 0 && number < end ? number : -1;
      } catch (NumberFormatException e) {
        return -1;
      }
    }

    private long cost() {
      try {
        if (line().startsWith(COST + " ")) {
          long cost = Long.parseLong(line().substring(COST.length() + 1));
          at++;
          return cost;
        }
      } catch (NumberFormatException e) {
        // Falls through to the same message as a wrong label.
      }
      throw wrong(COST + " and a whole number");
    }

    private double number(String label) {
      try {
        if (line().startsWith(label + " ")) {
          double number = Double.parseDouble(line().substring(label.length() + 1));
          if (Double.isFinite(number)) {
            at++;
            return number;
          }
        }
      } catch (NumberFormatException e) {
        // Falls through to the same message as a wrong label.
      }
      throw wrong(label + " and a number");
    }

    private String line() {
      return at < lines.size() ? lines.get(at) : END;
    }

    private IllegalArgumentException wrong(String expected) {
      return wrong(expected, "");
    }

    private IllegalArgumentException wrong(String expected, String advice) {
      return new IllegalArgumentException(
          source
              + ", line "
              + (at + 1)
              + ": expected \""
              + expected
              + "\", found \""
              + line()
              + "\""
              + advice);
    }
  }

  /// A checksum over demands, resources and costs, so that a certificate of another problem is
  /// known as such. It guards against mistakes; a forged bound is caught by proving it.
  private static String sum(DutyProblem problem) {
    CRC32 sum = new CRC32();
    for (Demand demand : problem.demands()) {
      add(sum, demand.toString());
    }
    for (CalendarModel model : problem.resources()) {
      add(sum, model.toString() + model.fixedCost() + model.quantities());
      long costs = 0;
      for (int a = 0; a < model.network().activities(); a++) {
        costs = costs * 31 + model.activityCost(a);
      }
      add(sum, Long.toString(costs));
    }
    return HexFormat.of().toHexDigits((int) sum.getValue());
  }

  private static void add(CRC32 sum, String text) {
    for (int i = 0; i < text.length(); i++) {
      sum.update(text.charAt(i));
      sum.update(text.charAt(i) >> Byte.SIZE);
    }
  }
}
