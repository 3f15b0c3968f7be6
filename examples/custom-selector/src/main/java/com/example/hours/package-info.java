/// A role selector that prefers whoever is at work.
@NullMarked
package com.example.hours;

import org.jspecify.annotations.NullMarked;
