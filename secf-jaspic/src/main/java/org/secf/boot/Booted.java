package org.secf.boot;

import java.util.List;
import org.secf.mechanism.Route;
import org.secf.settings.Settings;

/**
 * A mechanism ready for requests.
 *
 * @param route the mechanism and when it is asked
 * @param settings its effective configuration, for a person to read
 * @param qualifiers class names of the annotations that the application chooses it by; empty where our own handler chooses
 */
public record Booted(Route route, Settings settings, List<String> qualifiers) {}
