/** Authorities, their clients, lists and responders, made for a test: everything is right unless a test changes it. */
@NullMarked
package org.secf.clientcert.testing;

import org.jspecify.annotations.NullMarked;
