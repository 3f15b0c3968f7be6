package dev.roledispatcher.application.service;

import org.jspecify.annotations.Nullable;

/// Says that a task may have been tried before, so that whoever gets it must be told.
///
/// @param parting how the role that still has it is about to lose it; null when nobody has it
record Before(@Nullable Parting parting) {}
