package dev.roledispatcher.adapter.tokens;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.benmanes.caffeine.cache.Cache;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.Field;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// What a native build is told of that it cannot see in the code.
class NativeMetadataTest {

  @Test
  void namesTheClassesThatCaffeinePicksForTheCache() throws Exception {
    Cache<?, ?> cache = (Cache<?, ?>) read(CountCache.class, "counts", new CountCache(1_024));
    Object bounded = cache.asMap();
    Class<?> implementation = Class.forName("com.github.benmanes.caffeine.cache.BoundedLocalCache");
    Object nodes = read(implementation, "nodeFactory", bounded);
    assertThat(metadata()).contains(named(bounded), named(nodes));
  }

  @ParameterizedTest
  @EnumSource
  void namesTheVocabularyOfEachEncoding(TokenEncoding encoding) {
    String vocabulary = "com/knuddels/jtokkit/%s.tiktoken".formatted(encoding.encodingName());
    assertThat(Objects.requireNonNull(getClass().getClassLoader()).getResource(vocabulary))
        .isNotNull();
    assertThat(metadata()).contains("\"" + vocabulary + "\"");
  }

  private static String named(Object of) {
    return "\"" + of.getClass().getName() + "\"";
  }

  private static Object read(Class<?> type, String field, Object of)
      throws ReflectiveOperationException {
    Field found = type.getDeclaredField(field);
    found.setAccessible(true);
    return Objects.requireNonNull(found.get(of));
  }

  private static String metadata() {
    String path =
        "/META-INF/native-image/dev.roledispatcher/adapters-tokens/reachability-metadata.json";
    try (InputStream file = NativeMetadataTest.class.getResourceAsStream(path)) {
      return new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }
}
