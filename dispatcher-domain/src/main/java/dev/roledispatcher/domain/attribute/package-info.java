/// Free-form data that callers attach to tasks and roles.
@NullMarked
package dev.roledispatcher.domain.attribute;

import org.jspecify.annotations.NullMarked;
