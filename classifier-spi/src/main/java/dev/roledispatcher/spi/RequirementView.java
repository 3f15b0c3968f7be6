package dev.roledispatcher.spi;

/// One capability a task asks for.
///
/// @param capability the normalised name: lower case, words joined by `_`
/// @param minLevel the lowest proficiency that will do, 1 to 5
/// @param required true when it must be covered, false when it only scores
public record RequirementView(String capability, int minLevel, boolean required) {}
