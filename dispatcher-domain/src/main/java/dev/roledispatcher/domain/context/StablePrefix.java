package dev.roledispatcher.domain.context;

/// The beginning of a context that does not depend on the single task: what prompt caches can keep.
///
/// @param sections how many sections it spans
/// @param tokens how many tokens
/// @param hash SHA-256 of its text in UTF-8, in lower-case hexadecimal: equal hashes are equal
///   texts
public record StablePrefix(int sections, int tokens, String hash) {}
