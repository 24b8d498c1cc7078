/**
 * What tests and demonstrations rely on of the development identity provider.
 */
@NullMarked
package org.secf.testkit.idp;

import org.jspecify.annotations.NullMarked;
