package org.secf.boot;

import java.util.List;
import java.util.Map;
import org.secf.mechanism.Route;
import org.secf.settings.Settings;

/**
 * A mechanism ready for requests.
 *
 * @param route the mechanism and when it is asked
 * @param settings its effective configuration, for a person to read
 * @param parts the same of its parts, by name
 * @param qualifiers class names of the annotations that the application chooses it by; empty where our own handler chooses
 */
public record Booted(Route route, Settings settings, Map<String, Settings> parts, List<String> qualifiers) {}
