package dev.roledispatcher.domain.context;

import java.util.StringTokenizer;

/// Counts words, which add up at any white space.
final class WordCounter implements TokenCounter {

  @Override
  public int count(String text) {
    return new StringTokenizer(text).countTokens();
  }

  @Override
  public String name() {
    return "words";
  }

  @Override
  public Method method() {
    return Method.EXACT;
  }

  @Override
  public double margin() {
    return 0;
  }
}
