package org.muster.record;

/// What is wrong with one field of a row that somebody wants to write.
///
/// @param column the column's name
/// @param found the value given
/// @param expected what was expected, in words
public record FieldError(String column, String found, String expected) {}
