package org.secf.boot;

import org.secf.mechanism.MessageGuard;

/**
 * A guard ready for requests.
 *
 * @param id the definition's: {@code signature}, {@code signature.partners}
 * @param guard what inspects
 * @param origin where it is defined, for errors
 */
public record BootedGuard(String id, MessageGuard guard, String origin) {}
