package dev.roledispatcher.adapter.plugins;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TextsTest {

  @Test
  void keepsNothingThatADatabaseCannotKeep() {
    assertThat(Texts.clipped("a\0b\uD800c\uDC00d", 100)).isEqualTo("a\uFFFDb\uFFFDc\uFFFDd");
    assertThat(Texts.clipped("whole 😀 stays", 100)).isEqualTo("whole 😀 stays");
    assertThat(Texts.onOneLine("a\nb\uDC00", 100)).isEqualTo("a b\uFFFD");
  }

  @Test
  void cutsBetweenCharacters() {
    assertThat(Texts.clipped("ab😀", 3)).isEqualTo("ab…");
    assertThat(Texts.clipped("abcd", 3)).isEqualTo("ab…");
  }
}
