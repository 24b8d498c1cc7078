/** What every server must show, with each way into the container and each identity provider. */
@NullMarked
package org.secf.suite;

import org.jspecify.annotations.NullMarked;
