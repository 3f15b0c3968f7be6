package dev.roledispatcher.domain.rule;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WordsTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '=',
      value = {
        "Sign-off the BUDGET = sign off the budget",
        "sign_off/approve = sign off approve",
        "the manager's approval = the manager approval",
        "don’t = don't",
        "node.js at 10:30 = node js at 10 30",
        "1,000 euros = 1 000 euros",
        "Élan E\u0301lan = élan élan",
        "ÜBERPRÜFEN = überprüfen",
        "ΟΔΟΣ οδός = οδοσ οδόσ",
        "ＡＰＩ = api",
        "İstanbul ISPARTA ısparta = istanbul isparta isparta",
        "pay\u00ADment = payment",
        "\u202Epay\u202C = pay",
        "अनुमति दें = अनुमति दें",
        "承認する = 承 認 す る",
        "API承認 = api 承 認",
        "อนุมัติ = อ นุ มั ติ",
        "🚀 launch 🚀 = launch",
        "C++ and C# = c and c",
      })
  void readsWordsOfAnyScript(String text, String words) {
    assertThat(Words.of(text)).containsExactlyElementsOf(Arrays.asList(words.split(" ")));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '=',
      value = {
        "sign. off = sign|off",
        "sign, off = sign|off",
        "sign (off) = sign|off|",
        "sign - off = sign|off",
        "sign – off = sign|off",
        "sign … off = sign|off",
        "確認、承認 = 確 認|承 認",
        "„sign“ off = sign|off",
      })
  void breaksPhrasesWhereASentenceDoes(String text, String words) {
    assertThat(String.join(" ", Words.of(text)).replace("  ", "|").strip())
        .isEqualTo(words.endsWith("|") ? words.substring(0, words.length() - 1) : words);
  }

  @Test
  void breaksPhrasesAtTheEndOfALine() {
    assertThat(Words.of("sign\noff")).containsExactly("sign", Words.BREAK, "off");
  }

  @Test
  void findsNothingInTextWithoutWords() {
    assertThat(Words.of("")).isEmpty();
    assertThat(Words.of(" ... --- !!! 🚀")).isEmpty();
  }

  @Test
  void readsEveryText() {
    Random random = new Random(20_261_123);
    for (int round = 0; round < 2_000; round++) {
      StringBuilder text = new StringBuilder();
      for (int i = 0; i < 40; i++) {
        text.append((char) random.nextInt(Character.MAX_VALUE + 1));
      }
      List<String> words = Words.of(text.toString());
      assertThat(words).as("round %d", round).hasSizeLessThanOrEqualTo(40 * 20);
    }
  }
}
