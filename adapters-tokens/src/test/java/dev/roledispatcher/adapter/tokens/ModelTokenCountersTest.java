package dev.roledispatcher.adapter.tokens;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.roledispatcher.domain.context.TokenCounter;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Which counter a model gets.
final class ModelTokenCountersTest {

  private static final String TEXT =
      "Review the pull request 4711 for 安全 problems, s'il vous plaît.";

  private final CountCache cache = new CountCache(1_000_000);
  private final ModelTokenCounters counters = counters(Map.of());

  @ParameterizedTest
  @CsvSource({
    "gpt-4o, o200k_base",
    "gpt-4o-mini-2024-07-18, o200k_base",
    "chatgpt-4o-latest, o200k_base",
    "gpt-4.1, o200k_base",
    "gpt-4.1-nano, o200k_base",
    "gpt-4.5-preview, o200k_base",
    "gpt-5, o200k_base",
    "gpt-5.1-codex, o200k_base",
    "o1, o200k_base",
    "o1-preview, o200k_base",
    "o3-mini, o200k_base",
    "o4-mini, o200k_base",
    "gpt-oss-120b, o200k_base",
    "gpt-oss:20b, o200k_base",
    "gpt-4, cl100k_base",
    "gpt-4-turbo, cl100k_base",
    "gpt-4-1106-preview, cl100k_base",
    "gpt-4-32k, cl100k_base",
    "gpt-3.5-turbo-0125, cl100k_base",
    "gpt-35-turbo-16k, cl100k_base",
    "text-embedding-3-small, cl100k_base",
    "text-embedding-ada-002, cl100k_base",
    "davinci-002, cl100k_base",
    "GPT-4o, o200k_base",
    "'  gpt-4\t', cl100k_base",
    "openai/gpt-4o, o200k_base",
    "azure/gpt-4, cl100k_base",
    "openrouter/openai/o3, o200k_base",
    "openai.gpt-oss-20b-1:0, o200k_base",
    "ft:gpt-4o:acme:support:9xyz, o200k_base",
    "ft:gpt-4-0613:acme::9xyz, cl100k_base",
    "openai/ft:gpt-3.5-turbo:acme::1, cl100k_base",
    "claude-3-5-sonnet-20241022, o200k_base+35%",
    "claude-opus-4-20250514, o200k_base+35%",
    "claude-sonnet-4@20250514, o200k_base+35%",
    "anthropic/claude-opus-4.6, o200k_base+35%",
    "us.anthropic.claude-3-haiku-20240307-v1:0, o200k_base+35%",
    "claude-opus-4-7, o200k_base+75%",
    "anthropic/claude-opus-4.8, o200k_base+75%",
    "claude-sonnet-5, o200k_base+75%",
    "models/gemini-2.5-pro, o200k_base+25%",
    "gemma3:4b, o200k_base+25%",
    "meta-llama/Llama-3.1-8B-Instruct, o200k_base+50%",
    "meta.llama3-70b-instruct-v1:0, o200k_base+50%",
    "llama3.2, o200k_base+50%",
    "meta-llama/Llama-2-7b-chat-hf, o200k_base+75%",
    "llama2:13b, o200k_base+75%",
    "mistral-large-latest, o200k_base+75%",
    "mistralai/Mixtral-8x7B, o200k_base+75%",
    "Qwen/Qwen2.5-72B, o200k_base+50%",
    "deepseek-chat, o200k_base+50%",
    "deepseek.r1-v1:0, o200k_base+50%",
    "grok-4, o200k_base+75%",
    "gpt-2, o200k_base+75%",
    "gpt-4x, o200k_base+75%",
    "gpt-40, o200k_base+75%",
    "o1x, o200k_base+75%",
    "o10, o200k_base+75%",
    "my-gpt-4, o200k_base+75%",
    "x:gpt-4, o200k_base+75%",
    "left:gpt-4, o200k_base+75%",
    "llamafile, o200k_base+75%"
  })
  void knowsTheFamilyOfAModel(String model, String name) {
    TokenCounter counter = counters.of(model);
    assertThat(counter.name()).isEqualTo(name);
    assertThat(counter.method())
        .isEqualTo(name.contains("+") ? TokenCounter.Method.ESTIMATE : TokenCounter.Method.EXACT);
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(strings = {"", " \t\n"})
  void countsByTheDefaultWhereNoModelIsNamed(String nobody) {
    assertThat(counters.of(nobody).name()).isEqualTo("o200k_base");
    ModelTokenCounters older =
        new ModelTokenCounters(
            TokenEncoding.CL100K_BASE, ModelTokenCounters.OTHER_MODELS, Map.of(), cache);
    older.warmUp();
    assertThat(older.of(nobody).name()).isEqualTo("cl100k_base");
    assertThat(older.of("grok-4").name()).isEqualTo("o200k_base+75%");
  }

  @Test
  void countsAsTheVocabularyOfTheFamilyDoes() {
    for (TokenEncoding encoding : TokenEncoding.values()) {
      String model = encoding == TokenEncoding.O200K_BASE ? "gpt-4o" : "gpt-4";
      int count = new JtokkitTokenCounter(encoding).count(TEXT);
      assertThat(counters.of(model).count(TEXT)).isEqualTo(count);
      assertThat(counters.of(model).margin()).isZero();
    }
    assertThat(counters.of("gpt-4o").count(TEXT)).isNotEqualTo(counters.of("gpt-4").count(TEXT));
  }

  @Test
  void raisesTheCountByTheMarginThatItStates() {
    TokenCounter claude = counters.of("claude-3-opus");
    int base = new JtokkitTokenCounter(TokenEncoding.O200K_BASE).count(TEXT);
    assertThat(claude.margin()).isEqualTo(0.35);
    assertThat(claude.count(TEXT)).isEqualTo((base * 135 + 99) / 100).isGreaterThan(base);
    assertThat(claude.count("")).isZero();
  }

  @Test
  void givesModelsOfOneFamilyTheSameCounter() {
    assertThat(counters.of("o3")).isSameAs(counters.of("gpt-5")).isSameAs(counters.of(null));
    assertThat(counters.of("azure/gpt-4")).isSameAs(counters.of("gpt-3.5-turbo"));
    assertThat(counters.of("qwen3")).isSameAs(counters.of("Qwen/QwQ-32B"));
    assertThat(counters.of("unheard-of")).isSameAs(counters.of("another"));
  }

  @Test
  void countsATextOnceForAnEncodingHoweverManyFamiliesAsk() {
    for (String model : List.of("gpt-4o", "o1", "claude-3-opus", "gemini-pro", "llama3", "any")) {
      counters.of(model).count(TEXT);
    }
    assertThat(cache.misses()).isEqualTo(1);
    assertThat(cache.hits()).isEqualTo(5);
    counters.of("gpt-4").count(TEXT);
    assertThat(cache.misses()).isEqualTo(2);
  }

  @Test
  void countsModelsAsItIsTold() {
    ModelTokenCounters told =
        counters(
            Map.of(
                "Acme-LLM", "cl100k_base",
                "acme-llm-2", "estimate:0.125",
                "claude", "estimate:1",
                "gpt-4o", "estimate:0",
                "azure/prod", "o200k_base"));
    assertThat(told.of("acme/acme-llm-1b").name()).isEqualTo("cl100k_base");
    assertThat(told.of("ACME-LLM-2").name()).isEqualTo("o200k_base+12.5%");
    assertThat(told.of("claude-next").name()).isEqualTo("o200k_base+100%");
    assertThat(told.of("claude-3-opus").name()).isEqualTo("o200k_base+35%");
    assertThat(told.of("gpt-4o").name()).isEqualTo("o200k_base+0%");
    assertThat(told.of("gpt-4o").method()).isEqualTo(TokenCounter.Method.ESTIMATE);
    assertThat(told.of("azure/prod").name()).isEqualTo("o200k_base");
    assertThat(told.of("prod").name()).isEqualTo("o200k_base+75%");
  }

  @Test
  void countsOtherModelsAsItIsTold() {
    assertThat(
            new ModelTokenCounters(TokenEncoding.O200K_BASE, "cl100k_base", Map.of(), cache)
                .of("grok-4")
                .name())
        .isEqualTo("cl100k_base");
  }

  @Test
  void namesAllThatItIsToldWrong() {
    Map<String, String> models =
        Map.of(
            "a", "p50k_base",
            "b", "estimate:",
            "c", "estimate:-0.1",
            "d", "estimate:10.001",
            "e", "estimate:0.1234",
            "f", "estimate:1e-999999999",
            "g", "",
            " ", "cl100k_base",
            "X", "cl100k_base",
            "x", "o200k_base");
    assertThatThrownBy(
            () -> new ModelTokenCounters(TokenEncoding.O200K_BASE, "guess", models, cache))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(
            "The counting (p50k_base) of models (a) must be an encoding (o200k_base, cl100k_base)"
                + " or an estimate (estimate: and a margin from 0 to 10 with at most three"
                + " decimals).")
        .hasMessageContaining("(estimate:) of models (b)")
        .hasMessageContaining("(estimate:-0.1) of models (c)")
        .hasMessageContaining("(estimate:10.001) of models (d)")
        .hasMessageContaining("(estimate:0.1234) of models (e)")
        .hasMessageContaining("(estimate:1e-999999999) of models (f)")
        .hasMessageContaining("() of models (g)")
        .hasMessageContaining("( ) must not be blank")
        .hasMessageContaining("(x) must be named once")
        .hasMessageContaining("(guess) of other models");
  }

  @Test
  void neverFailsWhateverAModelIsCalled() {
    long seed = 60_613;
    NastyTexts texts = new NastyTexts(seed);
    Random random = new Random(seed);
    List<String> joints = List.of("/", ".", ":", "-", "ft:", "gpt-4", "o1", "claude", "\0", "İ");
    for (int round = 0; round < 2_000; round++) {
      StringBuilder model = new StringBuilder();
      for (int left = random.nextInt(8); left > 0; left--) {
        model.append(joints.get(random.nextInt(joints.size()))).append(texts.next(2));
      }
      assertThat(counters.of(model.toString()).name())
          .as("seed %d, round %d: «%s»", seed, round, model)
          .isNotEmpty();
    }
  }

  private ModelTokenCounters counters(Map<String, String> models) {
    return new ModelTokenCounters(
        TokenEncoding.O200K_BASE, ModelTokenCounters.OTHER_MODELS, models, cache);
  }
}
