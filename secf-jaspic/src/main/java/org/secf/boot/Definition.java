package org.secf.boot;

import org.secf.mechanism.MechanismFactory;
import org.secf.settings.SettingsLayer;

/**
 * One place that asks for a mechanism, with what it says of it.
 *
 * @param factory makes the mechanism
 * @param layer the settings that stand there
 * @param origin the place, for errors: {@code @ExampleDefinition on org.example.Enabler}, {@code WEB-INF/secf.xml line 3 column 5}
 */
public record Definition(MechanismFactory factory, SettingsLayer layer, String origin) {}
