/// Counts tokens the way models do, exactly and offline.
@NullMarked
package dev.roledispatcher.adapter.tokens;

import org.jspecify.annotations.NullMarked;
