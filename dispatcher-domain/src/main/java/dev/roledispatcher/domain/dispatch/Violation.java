package dev.roledispatcher.domain.dispatch;

/// One thing that is wrong with a request.
///
/// @param pointer where: a JSON pointer (RFC 6901) into the request; empty for the whole of it
/// @param message what must be so, in one sentence
public record Violation(String pointer, String message) {}
