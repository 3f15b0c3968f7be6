/// The use cases: decide, then commit.
@NullMarked
package dev.roledispatcher.application.service;

import org.jspecify.annotations.NullMarked;
