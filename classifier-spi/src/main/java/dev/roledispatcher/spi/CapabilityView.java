package dev.roledispatcher.spi;

/// One capability a role has.
///
/// @param capability the normalised name: lower case, words joined by `_`
/// @param level its proficiency, 1 (beginner) to 5 (master)
public record CapabilityView(String capability, int level) {}
