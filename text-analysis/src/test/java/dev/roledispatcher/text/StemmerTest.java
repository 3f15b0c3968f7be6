package dev.roledispatcher.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StemmerTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "approve approves approved approving approval approvals",
        "negotiate negotiates negotiated negotiating negotiation negotiations negotiator",
        "extract extracts extracted extracting extraction extractions",
        "hire hires hired hiring",
        "dismiss dismisses dismissed dismissing dismissal",
        "authorize authorise authorized authorising authorization authorisation",
        "generate generates generating generation generator",
        "summarize summarise summarizing summarised",
        "validate validating validation",
        "analyze analyse analyzing analysed",
        "recruit recruits recruiting recruitment",
        "terminate terminated termination",
        "mentor mentors mentoring mentored",
        "parse parses parsed parsing",
        "deduplicate deduplicating deduplication",
        "scan scans scanned scanning",
        "policy policies",
        "bonus",
        "plan planned planning plans",
        "deploy deployed deploying deployment deployments"
      })
  void givesAllFormsOfAWordOneStem(String forms) {
    String[] words = forms.split(" ", -1);

    assertThat(words).extracting(Stemmer::stem).containsOnly(Stemmer.stem(words[0]));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "author authorize",
        "organ organization",
        "emerge emergency",
        "general generate",
        "policy police",
        "sign signal",
        "universe university",
        "internal intern",
        "log logic",
        "fire firewall",
        "format formal",
        "approve unapproved",
        "pipe pipeline"
      })
  void keepsDifferentWordsApart(String pair) {
    String[] words = pair.split(" ", -1);

    assertThat(Stemmer.stem(words[0])).isNotEqualTo(Stemmer.stem(words[1]));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "consign consign",
        "consigned consign",
        "consistency consist",
        "consolation consol",
        "consoling consol",
        "conspicuous conspicu",
        "constancy constanc",
        "knackeries knackeri",
        "knightly knight",
        "knitted knit",
        "knives knive",
        "caresses caress",
        "ties tie",
        "cries cri",
        "gas gas",
        "agreed agre",
        "hopping hop",
        "hoping hope",
        "falling fall",
        "skies sky",
        "dying die",
        "news news",
        "proceeds proceed",
        "say say",
        "cry cri",
        "by by",
        "relational relat",
        "hopefulness hope",
        "formalize formal",
        "electrical electr",
        "adoption adopt",
        "controlling control",
        "added add",
        "yes yes",
        "youth youth"
      })
  void followsThePublishedAlgorithm(String pair) {
    String[] words = pair.split(" ", -1);

    assertThat(Stemmer.stem(words[0])).isEqualTo(words[1]);
  }

  @Test
  void leavesOtherLettersAlone() {
    assertThat(Stemmer.stem("überprüfungen")).isEqualTo("überprüfungen");
    assertThat(Stemmer.stem("q3")).isEqualTo("q3");
    assertThat(Stemmer.stem("承認")).isEqualTo("承認");
    assertThat(Stemmer.stem("")).isEmpty();
  }
}
