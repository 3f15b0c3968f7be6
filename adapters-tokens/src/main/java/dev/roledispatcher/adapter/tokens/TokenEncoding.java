package dev.roledispatcher.adapter.tokens;

import com.knuddels.jtokkit.api.EncodingType;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/// A way to cut text into tokens that a family of models shares.
public enum TokenEncoding {
  /// The one of newer models, and the default.
  O200K_BASE(EncodingType.O200K_BASE),
  /// The one of their predecessors.
  CL100K_BASE(EncodingType.CL100K_BASE);

  private final EncodingType type;

  TokenEncoding(EncodingType type) {
    this.type = type;
  }

  /// The encoding of that name.
  ///
  /// @throws IllegalArgumentException when there is none, with those there are
  public static TokenEncoding named(String name) {
    return find(name)
        .orElseThrow(() ->
            new IllegalArgumentException(
                """
                The token encoding (%s) is not known.
                Maybe use one of: %s.\
                """
                    .formatted(name, names())));
  }

  /// The encoding of that name, if there is one.
  static Optional<TokenEncoding> find(String name) {
    return Arrays.stream(values())
        .filter(encoding -> encoding.encodingName().equals(name))
        .findFirst();
  }

  /// The names of all, in a row.
  static String names() {
    return Arrays.stream(values())
        .map(TokenEncoding::encodingName)
        .collect(Collectors.joining(", "));
  }

  /// Its published name, for instance `o200k_base`.
  public String encodingName() {
    return type.getName();
  }

  EncodingType type() {
    return type;
  }
}
