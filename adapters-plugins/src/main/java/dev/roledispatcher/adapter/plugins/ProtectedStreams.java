package dev.roledispatcher.adapter.plugins;

import java.io.PrintStream;

/// Standard output and standard error that nobody can close: a plugin that closes `System.out`
/// would otherwise end the log of the server.
final class ProtectedStreams {

  private ProtectedStreams() {}

  /// Puts a stream that cannot be closed in front of each of the two. Does nothing the second time.
  static void install() {
    if (!(System.out instanceof Unclosable)) {
      System.setOut(new Unclosable(System.out));
    }
    if (!(System.err instanceof Unclosable)) {
      System.setErr(new Unclosable(System.err));
    }
  }

  /// Writes to another stream, and closes nothing.
  private static final class Unclosable extends PrintStream {

    Unclosable(PrintStream to) {
      super(to, true, to.charset());
    }

    @Override
    public void close() {
      flush();
    }
  }
}
