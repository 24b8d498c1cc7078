package org.secf.settings;

import java.util.List;

/**
 * One spelling of the configuration, whole: all that an annotation, a descriptor or the properties say. Later layers override earlier ones.
 *
 * @param settings in the order written
 */
public record SettingsLayer(List<RawSetting> settings) {

    public SettingsLayer {
        settings = List.copyOf(settings);
    }
}
