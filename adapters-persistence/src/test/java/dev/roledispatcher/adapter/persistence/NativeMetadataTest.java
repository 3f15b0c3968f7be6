package dev.roledispatcher.adapter.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.benmanes.caffeine.cache.Cache;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Field;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/// What a native build is told of that it cannot see in the code.
class NativeMetadataTest {

  @Test
  void namesTheClassesThatCaffeinePicksForTheCaches() throws Exception {
    NearCache<String, String> cache =
        new NearCache<>(
            "texts",
            text -> 1,
            String::length,
            100,
            InstantSource.system(),
            (ids, within) -> Map.of());
    requireNamed(read(NearCache.class, "present", cache));
    requireNamed(read(NearCache.class, "absentSince", cache));
    requireNamed(
        read(ContextBlocks.class, "knownSince", new ContextBlocks(InstantSource.system())));
  }

  private static void requireNamed(Object cache) throws Exception {
    Object bounded = ((Cache<?, ?>) cache).asMap();
    Class<?> implementation = Class.forName("com.github.benmanes.caffeine.cache.BoundedLocalCache");
    Object nodes = read(implementation, "nodeFactory", bounded);
    assertThat(metadata())
        .contains(
            "\"" + bounded.getClass().getName() + "\"", "\"" + nodes.getClass().getName() + "\"");
  }

  private static Object read(Class<?> type, String field, Object of)
      throws ReflectiveOperationException {
    Field found = type.getDeclaredField(field);
    found.setAccessible(true);
    return Objects.requireNonNull(found.get(of));
  }

  private static String metadata() throws IOException {
    String path =
        "/META-INF/native-image/dev.roledispatcher/adapters-persistence/reachability-metadata.json";
    try (InputStream file = NativeMetadataTest.class.getResourceAsStream(path)) {
      return new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
