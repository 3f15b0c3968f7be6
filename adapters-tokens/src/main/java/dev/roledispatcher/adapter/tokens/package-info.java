/// Counts tokens the way models do, offline: exactly, or as an estimate that says so.
@NullMarked
package dev.roledispatcher.adapter.tokens;

import org.jspecify.annotations.NullMarked;
