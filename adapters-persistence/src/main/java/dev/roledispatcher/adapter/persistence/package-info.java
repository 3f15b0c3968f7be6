/// Keeps roles, tasks, histories, decisions and numbers on PostgreSQL.
@NullMarked
package dev.roledispatcher.adapter.persistence;

import org.jspecify.annotations.NullMarked;
