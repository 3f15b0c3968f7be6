/// What the chosen role is handed, within its token budget.
@NullMarked
package dev.roledispatcher.domain.context;

import org.jspecify.annotations.NullMarked;
