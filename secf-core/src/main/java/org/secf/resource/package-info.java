/**
 * Where configured files come from: the deployment, the class path, the file system, or an https address; always bounded.
 */
@NullMarked
package org.secf.resource;

import org.jspecify.annotations.NullMarked;
