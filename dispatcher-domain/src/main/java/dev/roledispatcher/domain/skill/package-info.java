/// Texts that roles work by: they go into contexts.
@NullMarked
package dev.roledispatcher.domain.skill;

import org.jspecify.annotations.NullMarked;
