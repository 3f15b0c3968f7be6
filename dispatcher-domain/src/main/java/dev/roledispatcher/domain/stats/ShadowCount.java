package dev.roledispatcher.domain.stats;

import dev.roledispatcher.domain.dispatch.ShadowAnswer;

/// How often one plugin gave the same answer in the shadow of decisions.
///
/// @param answer the answer, and what it was held against
/// @param count how often, 1 or more
public record ShadowCount(ShadowAnswer answer, long count) {}
