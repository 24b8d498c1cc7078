package org.secf.boot;

import org.secf.mechanism.Mechanism;
import org.secf.settings.Settings;

/**
 * A mechanism ready for requests.
 *
 * @param settings its effective configuration, for a person to read
 * @param origin where it is defined
 */
public record Booted(Mechanism mechanism, Settings settings, String origin) {}
