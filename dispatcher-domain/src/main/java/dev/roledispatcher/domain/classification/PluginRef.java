package dev.roledispatcher.domain.classification;

/// Which plugin took part in a decision.
///
/// @param name its name
/// @param version its version
public record PluginRef(String name, String version) {}
