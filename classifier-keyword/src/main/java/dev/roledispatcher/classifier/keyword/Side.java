package dev.roledispatcher.classifier.keyword;

/// Whom a sign in a task speaks for.
enum Side {
  /// A person.
  PERSON,
  /// An AI agent.
  AI,
  /// A person and an AI agent together.
  BOTH,
  /// Nobody: it is known and says nothing.
  NOBODY
}
