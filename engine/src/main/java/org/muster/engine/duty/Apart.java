package org.muster.engine.duty;

import java.util.List;

/// A proof part by part, where resources fall into groups that share no row of demand: what is
/// proven of each part adds up.
///
/// @param constant what rows cost that nobody can cover
/// @param parts each with a proof in the rows of the whole problem, of which only those count that
///     its resources can cover
public record Apart(double constant, List<Part> parts) implements Proof {

  /// What is proven of some resources and the rows that they can cover.
  ///
  /// @param resources ids
  public record Part(List<String> resources, Proof proof) {
    public Part {
      resources = List.copyOf(resources);
    }
  }

  public Apart {
    parts = List.copyOf(parts);
    if (parts.isEmpty()) {
      throw new IllegalArgumentException("A proof part by part needs a part");
    }
  }

  @Override
  public double bound() {
    double sum = constant;
    for (Part part : parts) {
      sum += part.proof().bound();
    }
    return sum;
  }

  @Override
  public int size() {
    return parts.stream().mapToInt(part -> part.proof().size()).sum();
  }

  @Override
  public Prices first() {
    return parts.getFirst().proof().first();
  }
}
