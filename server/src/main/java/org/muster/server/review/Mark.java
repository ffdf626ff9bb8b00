package org.muster.server.review;

/// A status as a page draws it: a shape, its word, its tone.
///
/// @param icon name of the shape in the sprite
/// @param tone stop, warn, ok, accent or dim
public record Mark(String icon, String word, String tone) {}
