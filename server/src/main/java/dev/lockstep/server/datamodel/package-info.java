/** The endpoints that show and change collections, fields and relations one by one. */
@NullMarked
package dev.lockstep.server.datamodel;

import org.jspecify.annotations.NullMarked;
