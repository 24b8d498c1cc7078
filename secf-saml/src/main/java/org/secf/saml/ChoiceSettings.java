package org.secf.saml;

import java.time.Duration;
import java.util.Optional;
import org.secf.settings.Settings;

/**
 * How users choose among several identity providers.
 *
 * @param loginPath below the base, where choices come in
 * @param page below the base, the application's own
 * @param discoveryService where users are sent to choose
 * @param remember how long a browser remembers the last choice
 * @param logos whether our page shows pictures
 */
record ChoiceSettings(
        String loginPath,
        Optional<String> page,
        Optional<String> discoveryService,
        Optional<Duration> remember,
        boolean logos) {

    static ChoiceSettings read(Settings settings) {
        return new ChoiceSettings(
                settings.get(ProviderKeys.LOGIN_URI),
                settings.find(ProviderKeys.PAGE),
                settings.find(ProviderKeys.DISCOVERY_SERVICE),
                settings.find(ProviderKeys.REMEMBER),
                settings.get(ProviderKeys.LOGOS));
    }
}
