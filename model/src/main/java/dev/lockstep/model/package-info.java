/** The data model of a project as immutable values: collections, fields, relations. Pure: no input or output. */
@NullMarked
package dev.lockstep.model;

import org.jspecify.annotations.NullMarked;
