/// Who can do it: roles, what they can do and how much they hold.
@NullMarked
package dev.roledispatcher.domain.role;

import org.jspecify.annotations.NullMarked;
