package org.secf.openid;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.secf.http.PublicUrl;
import org.secf.jose.JwePayloadSeal;
import org.secf.keys.PayloadSeal;
import org.secf.openid.provider.ClientRegistration;
import org.secf.openid.provider.RequestPolicy;
import org.secf.settings.Settings;

/**
 * What is asked of the provider in each login, and how, as the settings say.
 *
 * @param base where the application is reached
 */
record RequestSetup(Settings settings, PublicUrl base) {

    /**
     * What is asked.
     *
     * @throws IllegalArgumentException for what cannot be asked
     */
    LoginWish wish() {
        ResponseMode mode = settings.get(OpenIdKeys.RESPONSE_MODE);
        if (mode == ResponseMode.FORM_POST && !base.isHttps()) {
            throw new IllegalArgumentException(
                    "response-mode is FORM_POST, but base-url is not https, so that browsers would not send our cookies along");
        }
        return new LoginWish(
                settings.get(OpenIdKeys.SCOPE),
                mode,
                settings.get(OpenIdKeys.ACR_VALUES),
                settings.find(OpenIdKeys.MAX_AGE),
                others());
    }

    private Map<String, String> others() {
        Map<String, String> others = new LinkedHashMap<>();
        settings.get(OpenIdKeys.EXTRA_PARAMETERS).forEach(pair -> {
            int equals = pair.indexOf('=');
            others.put(pair.substring(0, equals), pair.substring(equals + 1));
        });
        List<String> prompt = settings.get(OpenIdKeys.PROMPT);
        if (prompt.contains("none") && prompt.size() > 1) {
            throw new IllegalArgumentException("prompt is none and something else, which is an error to providers");
        }
        if (!prompt.isEmpty()) {
            others.put(LoginWish.PROMPT, String.join(" ", prompt));
        }
        settings.find(OpenIdKeys.DISPLAY).ifPresent(display -> others.put("display", display));
        return others;
    }

    /**
     * How it is asked.
     *
     * @throws IllegalArgumentException where we lack what that needs
     */
    RequestPolicy policy(ClientRegistration client) {
        Optional<PayloadSeal> seal =
                settings.get(RequestKeys.ENCRYPTED) ? Optional.of(new JwePayloadSeal()) : Optional.empty();
        boolean signs = settings.get(RequestKeys.SIGNED);
        if (signs && client.signing().isEmpty()) {
            throw new IllegalArgumentException("request.signed is true, but key-set is not given");
        }
        return new RequestPolicy(
                settings.get(RequestKeys.PUSHED),
                signs,
                seal,
                RequestPolicy.asRequired().lifetime());
    }
}
