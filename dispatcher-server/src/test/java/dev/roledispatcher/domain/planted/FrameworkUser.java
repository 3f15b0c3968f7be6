package dev.roledispatcher.domain.planted;

import jakarta.enterprise.context.ApplicationScoped;

/// A framework in the domain.
@ApplicationScoped
class FrameworkUser {}
