package dev.roledispatcher.classifier.ml.model;

/// Says why a file is no model that this version can use.
public final class ModelFormatException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  ModelFormatException(String message) {
    super(message);
  }

  ModelFormatException(String message, Throwable cause) {
    super(message, cause);
  }
}
