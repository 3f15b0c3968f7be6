package dev.roledispatcher.cycle.a;

import dev.roledispatcher.cycle.b.Second;

/// One half of a circle.
public interface First {

  /// The other half.
  Second second();
}
