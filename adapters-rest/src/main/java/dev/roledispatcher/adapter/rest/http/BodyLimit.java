package dev.roledispatcher.adapter.rest.http;

/// How large a body may be.
public enum BodyLimit {
  /// One thing: 1 MiB.
  SINGLE(1),
  /// Many things at once: 8 MiB.
  BATCH(8);

  private final int bytes;

  BodyLimit(int mebibytes) {
    this.bytes = mebibytes * 1024 * 1024;
  }

  /// The most bytes.
  public int bytes() {
    return bytes;
  }
}
