/// Tests of what the chosen role is handed.
@NullMarked
package dev.roledispatcher.domain.context;

import org.jspecify.annotations.NullMarked;
