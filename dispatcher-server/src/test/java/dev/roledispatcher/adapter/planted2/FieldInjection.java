package dev.roledispatcher.adapter.planted2;

import jakarta.inject.Inject;
import org.jspecify.annotations.Nullable;

/// A dependency that arrives behind the constructor's back.
class FieldInjection {

  @Inject @Nullable Runnable work;
}
