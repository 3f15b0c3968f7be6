package dev.roledispatcher.adapter.tokens;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The families of models that are known without being told, by how their names start.
///
/// The exact ones are those that the library `tiktoken` of their vendor listed in August 2026;
/// `gpt-4.` stands for 4.1 and 4.5. `o200k_harmony`, which gpt-oss uses, differs from `o200k_base`
/// in its special tokens only, and a text has none.
///
/// The margins of the others are for safety. They are no measurement of a model, and no margin is
/// enough for every text. Where a vocabulary is public (Llama 2 and 3, Qwen 3, DeepSeek V3, Gemma
/// 3), it was set beside `o200k_base` on a few texts in English, German, Chinese and Japanese, in
/// Java and JSON, and the margin is the worst of them rounded up to a quarter. So chosen, it would
/// not have been enough for Arabic with Llama 2 (3.2 times the tokens) or for rows of numbers with
/// Gemma or Qwen (1.6 times). Gemini was not looked at and has the margin of Gemma, Mistral that of
/// Llama 2. Nor is the vocabulary of Claude public: for earlier models others reported costs that
/// were 20 to 30 % above those with `o200k_base` and laid them to the tokens, and its documentation
/// says that Opus from 4.7 on and some other newer models make some 30 % more of a text than those.
final class KnownModels {

  private static final List<String> O200K =
      List.of("gpt-4o", "chatgpt-4o", "gpt-4.", "gpt-5", "gpt-oss", "o1", "o3", "o4-mini");

  private static final List<String> CL100K =
      List.of(
          "gpt-4",
          "gpt-3.5",
          "gpt-35-turbo",
          "text-embedding-3",
          "text-embedding-ada-002",
          "davinci-002",
          "babbage-002");

  private static final List<String> EARLIER_CLAUDE =
      List.of(
          "claude-instant",
          "claude-1",
          "claude-2",
          "claude-3",
          "claude-haiku-4",
          "claude-sonnet-4",
          "claude-opus-4");

  private static final List<String> CLAUDE =
      List.of(
          "claude",
          "claude-opus-4-7",
          "claude-opus-4-8",
          "claude-opus-4-9",
          "claude-opus-4.7",
          "claude-opus-4.8",
          "claude-opus-4.9");

  private static final List<String> SMALL_VOCABULARIES =
      List.of("llama-2", "llama2", "codellama", "mistral", "mixtral", "codestral");

  private KnownModels() {}

  /// How each family is counted.
  static Map<String, Counting> all() {
    Map<String, Counting> all = new HashMap<>();
    put(all, O200K, new Counting.Exactly(TokenEncoding.O200K_BASE));
    put(all, CL100K, new Counting.Exactly(TokenEncoding.CL100K_BASE));
    put(all, EARLIER_CLAUDE, estimated(350));
    put(all, CLAUDE, estimated(750));
    put(all, SMALL_VOCABULARIES, estimated(750));
    put(all, List.of("llama", "qwen", "deepseek"), estimated(500));
    put(all, List.of("gemini", "gemma"), estimated(250));
    return all;
  }

  private static void put(Map<String, Counting> all, List<String> starts, Counting counting) {
    starts.forEach(start -> all.put(start, counting));
  }

  private static Counting estimated(int thousandths) {
    return new Counting.Estimated(new Margin(thousandths));
  }
}
