/** What reading a document of any format has in common: the limits it keeps to and the one way in which it fails. */
@NullMarked
package dev.lockstep.document;

import org.jspecify.annotations.NullMarked;
