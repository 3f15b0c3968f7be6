package dev.roledispatcher.domain.selection;

import dev.roledispatcher.domain.role.CapabilityName;
import org.jspecify.annotations.Nullable;

/// A required capability that no registered role has.
///
/// @param asked what the task asks for
/// @param nearest the known capability most like it; null when none is
public record UnknownCapability(CapabilityName asked, @Nullable CapabilityName nearest) {}
