package dev.roledispatcher.domain.context;

import dev.roledispatcher.domain.rule.Words;
import java.util.List;

/// The places where a text may be cut: behind paragraphs, sentences and words, and inside of words
/// only where they are huge. Never inside a [Block] or what readers see as one character; never at
/// the end of the text, nor behind white space.
final class CutPoints {

  /// A longer word is no word of a language.
  private static final int LONGEST_WORD = 64;

  private final String text;
  private final Graphemes graphemes;
  private final List<Block> blocks;
  private final Places paragraphs = new Places();
  private final Places sentences = new Places();
  private final Places words = new Places();

  private CutPoints(String text) {
    this.text = text;
    this.graphemes = new Graphemes(text);
    this.blocks = Blocks.of(text);
  }

  static CutPoints of(String text) {
    CutPoints points = new CutPoints(text);
    points.find();
    return points;
  }

  /// Ends of paragraphs.
  Places paragraphs() {
    return paragraphs;
  }

  /// Ends of sentences and lines, among them those of paragraphs.
  Places sentences() {
    return sentences;
  }

  /// Ends of words, among them those of sentences.
  Places words() {
    return words;
  }

  /// The places inside the word that begins behind a cut, when it is huge or of a script that puts
  /// no space between words; else none.
  ///
  /// @param start the end of a word, or 0
  Places insideWordBehind(int start) {
    Places inside = new Places();
    int end = words.firstBehind(start, text.length());
    if (!isHuge(start, end)) {
      return inside;
    }
    BlockCursor cursor = new BlockCursor(blocks, start);
    for (int place : graphemes.between(start, end)) {
      if (!cursor.isInside(place) && !Character.isWhitespace(text.charAt(place - 1))) {
        inside.add(place);
      }
    }
    return inside;
  }

  private boolean isHuge(int start, int end) {
    BlockCursor cursor = new BlockCursor(blocks, start);
    int length = 0;
    int at = start;
    while (at < end && length <= LONGEST_WORD) {
      int behind = cursor.behindBlockAt(at);
      if (behind > at) {
        at = behind;
        continue;
      }
      int codePoint = text.codePointAt(at);
      if (Words.standsAlone(codePoint)) {
        return true;
      }
      int width = Character.charCount(codePoint);
      length += Character.isWhitespace(codePoint) ? 0 : width;
      at += width;
    }
    return length > LONGEST_WORD;
  }

  private void find() {
    BlockCursor cursor = new BlockCursor(blocks, 0);
    int at = 0;
    while (at < text.length()) {
      char c = text.charAt(at);
      if (Character.isWhitespace(c)) {
        at = findAtBlank(at);
        continue;
      }
      int behind = cursor.behindBlockAt(at);
      if (behind > at) {
        at = behind;
        continue;
      }
      at++;
      if (SentenceMarks.isWideEnd(c)) {
        findBehindWideEnd(at, cursor);
      }
    }
  }

  /// Takes note of what ends where white space begins; gives the place behind the white space.
  private int findAtBlank(int start) {
    int at = start;
    int lineEnds = 0;
    while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
      char c = text.charAt(at);
      boolean secondOfTwo = c == '\n' && at > start && text.charAt(at - 1) == '\r';
      if ((c == '\n' || c == '\r') && !secondOfTwo) {
        lineEnds++;
      }
      at++;
    }
    if (start > 0 && graphemes.endsBeforeBlank(start)) {
      words.add(start);
      if (lineEnds > 0 || SentenceMarks.endsBefore(text, start)) {
        sentences.add(start);
      }
      if (lineEnds > 1) {
        paragraphs.add(start);
      }
    }
    return at;
  }

  private void findBehindWideEnd(int behindMark, BlockCursor cursor) {
    int at = behindMark;
    while (at < text.length() && SentenceMarks.isCloser(text.charAt(at))) {
      at++;
    }
    // At white space it is found anyway, and of several marks the last one counts.
    if (at < text.length()
        && !Character.isWhitespace(text.charAt(at))
        && !SentenceMarks.isEnd(text.charAt(at))
        && !cursor.isInside(at)
        && graphemes.endsBefore(at)) {
      words.add(at);
      sentences.add(at);
    }
  }

  /// Goes along the blocks while somebody goes along the text.
  private static final class BlockCursor {

    private final List<Block> blocks;
    private int next;

    BlockCursor(List<Block> blocks, int start) {
      this.blocks = blocks;
      int low = 0;
      int high = blocks.size();
      while (low < high) {
        int middle = (low + high) >>> 1;
        if (blocks.get(middle).end() <= start) {
          low = middle + 1;
        } else {
          high = middle;
        }
      }
      this.next = low;
    }

    /// Whether a cut there, not before the place asked for last, would go through a block.
    boolean isInside(int place) {
      skipTo(place);
      return next < blocks.size() && blocks.get(next).start() < place;
    }

    /// The end of the block that a place is in; the place itself when it is in none.
    int behindBlockAt(int place) {
      skipTo(place);
      boolean in = next < blocks.size() && blocks.get(next).start() <= place;
      return in ? blocks.get(next).end() : place;
    }

    private void skipTo(int place) {
      while (next < blocks.size() && blocks.get(next).end() <= place) {
        next++;
      }
    }
  }
}
