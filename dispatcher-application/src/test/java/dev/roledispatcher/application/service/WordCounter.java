package dev.roledispatcher.application.service;

import dev.roledispatcher.domain.context.TokenCounter;
import java.util.StringTokenizer;

/// Counts words.
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
