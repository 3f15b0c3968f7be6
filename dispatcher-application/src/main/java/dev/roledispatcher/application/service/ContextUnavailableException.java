package dev.roledispatcher.application.service;

import dev.roledispatcher.domain.dispatch.DispatchFailure;
import dev.roledispatcher.domain.role.RoleId;

/// What the context of one role must have is not to be had, so that another role may still do.
final class ContextUnavailableException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient RoleId role;
  private final transient DispatchFailure failure;

  ContextUnavailableException(RoleId role, DispatchFailure failure) {
    super(failure.detail());
    this.role = role;
    this.failure = failure;
  }

  RoleId role() {
    return role;
  }

  DispatchFailure failure() {
    return failure;
  }
}
