package dev.roledispatcher.text;

import java.util.List;
import java.util.Map;

/// Cuts English words down to the part they share with their other forms, so that `approves`,
/// `approving` and `approval` meet `approve`.
///
/// It follows Martin Porter's second algorithm ("Porter2") with two additions of its own: British
/// spellings in `-ise` and `-yse` are read as `-ize` and `-yze`, and words that begin with `author`
/// keep that beginning, so that an author is not somebody who authorises. Words with other letters
/// than `a` to `z` stay as they are.
///
/// One instance stems one word; [#stem] is safe to call from any thread.
public final class Stemmer {

  private static final RememberedStems REMEMBERED = new RememberedStems();

  private record Ending(String suffix, String replacement) {}

  private static final String DOUBLED = "bdfgmnprt";
  private static final String BEFORE_LI = "cdeghkmnrt";
  private static final int SHORTEST = 3;

  private static final List<String> FIXED_BEGINNINGS =
      List.of(
          "gener", "commun", "arsen", "past", "univers", "later", "emerg", "organ", "inter",
          "author");

  private static final Map<String, String> IRREGULAR =
      Map.ofEntries(
          Map.entry("skis", "ski"),
          Map.entry("skies", "sky"),
          Map.entry("sky", "sky"),
          Map.entry("dying", "die"),
          Map.entry("lying", "lie"),
          Map.entry("tying", "tie"),
          Map.entry("idly", "idl"),
          Map.entry("gently", "gentl"),
          Map.entry("ugly", "ugli"),
          Map.entry("early", "earli"),
          Map.entry("only", "onli"),
          Map.entry("singly", "singl"),
          Map.entry("news", "news"),
          Map.entry("howe", "howe"),
          Map.entry("atlas", "atlas"),
          Map.entry("cosmos", "cosmos"),
          Map.entry("bias", "bias"),
          Map.entry("andes", "andes"));

  private static final Map<String, String> IRREGULAR_WITHOUT_PLURAL =
      Map.of(
          "inning", "inning",
          "outing", "outing",
          "canning", "canning",
          "herring", "herring",
          "earring", "earring",
          "proceed", "proceed",
          "exceed", "exceed",
          "succeed", "succeed");

  private static final List<Ending> BRITISH =
      List.of(
          new Ending("isations", "izations"),
          new Ending("isation", "ization"),
          new Ending("ising", "izing"),
          new Ending("ysing", "yzing"),
          new Ending("isers", "izers"),
          new Ending("ised", "ized"),
          new Ending("ises", "izes"),
          new Ending("iser", "izer"),
          new Ending("ysed", "yzed"),
          new Ending("yses", "yzes"),
          new Ending("ise", "ize"),
          new Ending("yse", "yze"));

  /// Longest first, as the algorithm wants it.
  private static final List<Ending> SECOND_STEP =
      List.of(
          new Ending("ational", "ate"),
          new Ending("ization", "ize"),
          new Ending("fulness", "ful"),
          new Ending("ousness", "ous"),
          new Ending("iveness", "ive"),
          new Ending("tional", "tion"),
          new Ending("biliti", "ble"),
          new Ending("lessli", "less"),
          new Ending("entli", "ent"),
          new Ending("ation", "ate"),
          new Ending("alism", "al"),
          new Ending("aliti", "al"),
          new Ending("ousli", "ous"),
          new Ending("iviti", "ive"),
          new Ending("fulli", "ful"),
          new Ending("enci", "ence"),
          new Ending("anci", "ance"),
          new Ending("abli", "able"),
          new Ending("izer", "ize"),
          new Ending("ator", "ate"),
          new Ending("alli", "al"),
          new Ending("bli", "ble"),
          new Ending("ogi", "og"),
          new Ending("li", ""));

  private static final List<Ending> THIRD_STEP =
      List.of(
          new Ending("ational", "ate"),
          new Ending("tional", "tion"),
          new Ending("alize", "al"),
          new Ending("icate", "ic"),
          new Ending("iciti", "ic"),
          new Ending("ative", ""),
          new Ending("ical", "ic"),
          new Ending("ness", ""),
          new Ending("ful", ""));

  private static final List<String> FOURTH_STEP =
      List.of(
          "ement", "ance", "ence", "able", "ible", "ment", "ant", "ent", "ism", "ate", "iti", "ous",
          "ive", "ize", "ion", "al", "er", "ic");

  private final StringBuilder word;
  private int firstRegion;
  private int secondRegion;

  private Stemmer(String word) {
    this.word = new StringBuilder(word);
  }

  /// The stem of a lower-case word; the word itself when it is short or not English letters only.
  public static String stem(String word) {
    if (word.length() < SHORTEST || !isPlain(word)) {
      return word;
    }
    String remembered = REMEMBERED.of(word);
    if (remembered != null) {
      return remembered;
    }
    String irregular = IRREGULAR.get(word);
    String stem = irregular != null ? irregular : new Stemmer(word).stemmed();
    REMEMBERED.put(word, stem);
    return stem;
  }

  private static boolean isPlain(String word) {
    for (int i = 0; i < word.length(); i++) {
      char letter = word.charAt(i);
      if (letter < 'a' || letter > 'z') {
        return false;
      }
    }
    return true;
  }

  private String stemmed() {
    readBritishAsAmerican();
    markConsonantY();
    findRegions();
    removePlural();
    String known = IRREGULAR_WITHOUT_PLURAL.get(word.toString());
    if (known != null) {
      return known;
    }
    removePast();
    turnFinalY();
    secondStep();
    thirdStep();
    fourthStep();
    fifthStep();
    return word.toString().replace('Y', 'y');
  }

  private void readBritishAsAmerican() {
    for (Ending ending : BRITISH) {
      if (ends(ending.suffix())) {
        replace(ending);
        return;
      }
    }
  }

  private void markConsonantY() {
    for (int i = 0; i < word.length(); i++) {
      if (word.charAt(i) == 'y' && (i == 0 || isVowel(i - 1))) {
        word.setCharAt(i, 'Y');
      }
    }
  }

  private void findRegions() {
    firstRegion = regionAfter(0);
    for (String beginning : FIXED_BEGINNINGS) {
      if (word.indexOf(beginning) == 0) {
        firstRegion = beginning.length();
      }
    }
    secondRegion = regionAfter(firstRegion);
  }

  /// Where the part begins that follows the first consonant after the first vowel.
  private int regionAfter(int start) {
    int at = start;
    while (at < word.length() && !isVowel(at)) {
      at++;
    }
    while (at < word.length() && isVowel(at)) {
      at++;
    }
    return Math.min(at + 1, word.length());
  }

  private void removePlural() {
    if (ends("sses")) {
      cut(2);
    } else if (ends("ied") || ends("ies")) {
      cut(word.length() > 4 ? 2 : 1);
    } else if (ends("s") && !ends("ss") && !ends("us") && hasVowelBefore(word.length() - 2)) {
      cut(1);
    }
  }

  private void removePast() {
    if (ends("eedly") || ends("eed")) {
      int length = ends("eed") ? 3 : 5;
      if (word.length() - length >= firstRegion) {
        cut(length - 2);
      }
      return;
    }
    int length = pastLength();
    if (length == 0 || !hasVowelBefore(word.length() - length)) {
      return;
    }
    cut(length);
    mendAfterPast();
  }

  private int pastLength() {
    if (ends("ingly")) {
      return 5;
    }
    if (ends("edly")) {
      return 4;
    }
    if (ends("ing")) {
      return 3;
    }
    return ends("ed") ? 2 : 0;
  }

  private void mendAfterPast() {
    if (ends("at") || ends("bl") || ends("iz")) {
      word.append('e');
    } else if (endsDoubled()) {
      cut(1);
    } else if (firstRegion >= word.length() && endsInShortSyllable(word.length())) {
      word.append('e');
    }
  }

  private boolean endsDoubled() {
    int last = word.length() - 1;
    return last > 0
        && word.charAt(last) == word.charAt(last - 1)
        && DOUBLED.indexOf(word.charAt(last)) >= 0
        && !(last == 2 && "aeo".indexOf(word.charAt(0)) >= 0);
  }

  private void turnFinalY() {
    int last = word.length() - 1;
    boolean isY = last > 1 && (word.charAt(last) == 'y' || word.charAt(last) == 'Y');
    if (isY && !isVowel(last - 1)) {
      word.setCharAt(last, 'i');
    }
  }

  private void secondStep() {
    for (Ending ending : SECOND_STEP) {
      if (ends(ending.suffix())) {
        int start = word.length() - ending.suffix().length();
        if (start >= firstRegion && mayFollow(ending.suffix(), start)) {
          replace(ending);
        }
        return;
      }
    }
  }

  private boolean mayFollow(String suffix, int start) {
    return switch (suffix) {
      case "ogi" -> start > 0 && word.charAt(start - 1) == 'l';
      case "li" -> start > 0 && BEFORE_LI.indexOf(word.charAt(start - 1)) >= 0;
      default -> true;
    };
  }

  private void thirdStep() {
    for (Ending ending : THIRD_STEP) {
      if (ends(ending.suffix())) {
        int start = word.length() - ending.suffix().length();
        int region = ending.suffix().equals("ative") ? secondRegion : firstRegion;
        if (start >= region) {
          replace(ending);
        }
        return;
      }
    }
  }

  private void fourthStep() {
    for (String suffix : FOURTH_STEP) {
      if (ends(suffix)) {
        int start = word.length() - suffix.length();
        boolean fits =
            !suffix.equals("ion")
                || (start > 0 && (word.charAt(start - 1) == 's' || word.charAt(start - 1) == 't'));
        if (start >= secondRegion && fits) {
          cut(suffix.length());
        }
        return;
      }
    }
  }

  private void fifthStep() {
    int last = word.length() - 1;
    if (ends("e")) {
      if (last >= secondRegion || (last >= firstRegion && !endsInShortSyllable(last))) {
        cut(1);
      }
    } else if (ends("ll") && last >= secondRegion) {
      cut(1);
    }
  }

  /// Whether the first `end` letters end in a short syllable, as `hop` and `at` do.
  private boolean endsInShortSyllable(int end) {
    if (end == 2) {
      return isVowel(0) && !isVowel(1);
    }
    if (end < 3) {
      return false;
    }
    char last = word.charAt(end - 1);
    return !isVowel(end - 3)
        && isVowel(end - 2)
        && !isVowel(end - 1)
        && last != 'w'
        && last != 'x'
        && last != 'Y';
  }

  private boolean hasVowelBefore(int end) {
    for (int i = 0; i < end; i++) {
      if (isVowel(i)) {
        return true;
      }
    }
    return false;
  }

  private boolean isVowel(int at) {
    return switch (word.charAt(at)) {
      case 'a', 'e', 'i', 'o', 'u', 'y' -> true;
      default -> false;
    };
  }

  private boolean ends(String suffix) {
    int start = word.length() - suffix.length();
    if (start < 0) {
      return false;
    }
    for (int i = suffix.length() - 1; i >= 0; i--) {
      if (word.charAt(start + i) != suffix.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  private void cut(int letters) {
    word.setLength(word.length() - letters);
  }

  private void replace(Ending ending) {
    cut(ending.suffix().length());
    word.append(ending.replacement());
  }
}
