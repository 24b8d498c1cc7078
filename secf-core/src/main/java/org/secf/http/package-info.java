/**
 * HTTP as the protocols see it: a request to read, a reply to give, independent of any container.
 */
@NullMarked
package org.secf.http;

import org.jspecify.annotations.NullMarked;
