package dev.roledispatcher.cycle.b;

import dev.roledispatcher.cycle.a.First;

/// The other half of a circle, in a package that is not null-marked.
public interface Second {

  /// One half.
  First first();
}
