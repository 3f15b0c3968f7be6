package dev.roledispatcher.adapter.tokens;

import com.knuddels.jtokkit.Encodings;
import com.knuddels.jtokkit.api.Encoding;
import com.knuddels.jtokkit.api.EncodingRegistry;
import dev.roledispatcher.domain.context.TokenCounter;

/// Counts tokens exactly with the vocabulary of one encoding.
///
/// Special tokens that stand in a text, such as `<|endoftext|>`, count as the ordinary text they
/// are there. Half a surrogate pair counts as U+FFFD, which stands for it in UTF-8. The vocabulary,
/// some 16 to 32 MB of memory, is loaded at the first count or by [#warmUp]. The time of a count
/// grows in proportion to the text, also for one huge word. Safe to use from any thread.
public final class JtokkitTokenCounter implements TokenCounter {

  /// Loads each vocabulary once, at its first use.
  private static final EncodingRegistry VOCABULARIES = Encodings.newLazyEncodingRegistry();

  private final TokenEncoding encoding;

  /// A counter for that encoding.
  public JtokkitTokenCounter(TokenEncoding encoding) {
    this.encoding = encoding;
  }

  /// Loads the vocabulary now, so that the first count need not wait for it.
  public void warmUp() {
    count(encoding.encodingName());
  }

  @Override
  public int count(String text) {
    return vocabulary().countTokensOrdinary(WellFormed.of(text));
  }

  @Override
  public String name() {
    return encoding.encodingName();
  }

  @Override
  public Method method() {
    return Method.EXACT;
  }

  @Override
  public double margin() {
    return 0;
  }

  private Encoding vocabulary() {
    return VOCABULARIES.getEncoding(encoding.type());
  }
}
