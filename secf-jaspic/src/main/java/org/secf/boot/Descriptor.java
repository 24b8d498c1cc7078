package org.secf.boot;

import java.util.List;
import org.secf.settings.SettingsLayer;

/**
 * What one descriptor says.
 *
 * @param definitions the mechanisms, in its order
 * @param application the settings of the application as a whole
 */
public record Descriptor(List<Definition> definitions, SettingsLayer application) {

    /** Says nothing. */
    public static final Descriptor EMPTY = new Descriptor(List.of(), new SettingsLayer(List.of()));

    public Descriptor {
        definitions = List.copyOf(definitions);
    }
}
