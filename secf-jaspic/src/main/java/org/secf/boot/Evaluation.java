package org.secf.boot;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.secf.settings.ConfigurationException;
import org.secf.settings.Expressions;
import org.secf.settings.RawSetting;
import org.secf.settings.SettingsLayer;

/**
 * Evaluates the expressions in what an application says of a mechanism. The base URL goes first, so that the others may be written with
 * <code>${baseURL}</code>. Properties are the administrator's, and are taken as they stand.
 *
 * @param prefix of the settings, for errors
 */
record Evaluation(String prefix, Expressions expressions) {

    private static final String BASE_URL = "base-url";

    /**
     * Evaluates layers.
     *
     * @param inherited what they build on, evaluated already
     * @param outside goes above them
     */
    List<SettingsLayer> of(List<SettingsLayer> inherited, List<SettingsLayer> layers, SettingsLayer outside) {
        Map<String, String> variables = new LinkedHashMap<>();
        baseUrl(inherited.stream().flatMap(layer -> layer.settings().stream()))
                .ifPresent(url -> variables.put("baseURL", one(url)));
        Stream<RawSetting> inside = layers.stream().flatMap(layer -> layer.settings().stream());
        baseUrl(inside)
                .map(setting -> evaluated(setting, variables))
                .ifPresent(url -> variables.put("baseURL", one(url)));
        baseUrl(outside.settings().stream()).ifPresent(url -> variables.put("baseURL", one(url)));
        return layers.stream()
                .map(layer -> new SettingsLayer(layer.settings().stream()
                        .map(setting -> evaluated(setting, variables))
                        .toList()))
                .toList();
    }

    private static Optional<RawSetting> baseUrl(Stream<RawSetting> settings) {
        return settings.filter(setting ->
                        setting.name().equals(BASE_URL) && setting.values().size() == 1)
                .reduce((lower, higher) -> higher);
    }

    private static String one(RawSetting setting) {
        String url = setting.values().get(0);
        return url.endsWith("/") ? url.substring(0, url.length() - 1) : url;
    }

    private RawSetting evaluated(RawSetting setting, Map<String, String> variables) {
        try {
            return new RawSetting(
                    setting.name(),
                    setting.values().stream()
                            .map(value -> expressions.atDeployment(value, variables))
                            .toList(),
                    setting.origin());
        } catch (ConfigurationException e) {
            throw new ConfigurationException(
                    "%s.%s (%s): %s".formatted(prefix, setting.name(), setting.origin(), e.getMessage()), e);
        }
    }
}
