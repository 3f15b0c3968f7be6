package com.example.hours;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.roledispatcher.spi.PluginException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The shifts of roles, by the id of the role. Roles without one are always at work.
record Rota(Map<String, Shift> shifts) {

  /// The library that reads it, with the version this plugin brought.
  static final String READER = "Jackson " + reader().version();

  Rota {
    shifts = Map.copyOf(shifts);
  }

  /// Reads a rota: a mapping from ids of roles to shifts.
  ///
  /// @throws PluginException when it is none, with the place
  static Rota parse(String yaml) {
    try {
      Map<String, @Nullable Shift> read = reader().readValue(yaml, new TypeReference<>() {});
      if (read == null || read.containsValue(null)) {
        throw new PluginException("The hours cannot be read: every role must have a shift.");
      }
      return new Rota(read);
    } catch (JsonProcessingException e) {
      throw new PluginException("The hours cannot be read: " + e.getMessage(), e);
    }
  }

  /// How long after a time the role is at work; zero when it is so then.
  Duration waitFor(String roleId, Instant time) {
    return Optional.ofNullable(shifts.get(roleId))
        .map(shift -> shift.waitAt(time))
        .orElse(Duration.ZERO);
  }

  private static ObjectMapper reader() {
    return YAMLMapper.builder()
        .addModule(new JavaTimeModule())
        .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
        .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
        .build();
  }
}
