package org.secf.propagation;

import java.util.Optional;
import org.secf.integrity.ResponseSigningKeys;
import org.secf.keys.set.Keys;
import org.secf.mechanism.MechanismContext;
import org.secf.settings.ConfigurationException;
import org.secf.settings.Key;
import org.secf.token.BasicSecret;
import org.secf.token.CertificateOfClient;
import org.secf.token.ClientAuthentication;
import org.secf.token.SignedAssertion;

/** How the application proves itself where it asks for tokens, as the settings of a definition say: by a secret, by a key that signs, or else by its certificate. */
record GrantClient(PropagationSetup definition) {

    ClientAuthentication read(String client) {
        Optional<String> secret = definition.settings().find(PropagationKeys.TOKEN_SECRET);
        Optional<String> set = definition.settings().find(PropagationKeys.TOKEN_KEY_SET);
        if (secret.isPresent() && set.isPresent()) {
            throw new ConfigurationException("%s and %s are both given; keep one of them"
                    .formatted(name(PropagationKeys.TOKEN_SECRET), name(PropagationKeys.TOKEN_KEY_SET)));
        }
        if (secret.isPresent()) {
            MechanismContext context = definition.context();
            return new BasicSecret(client, context.keys().secret(name(PropagationKeys.TOKEN_SECRET), secret.get()));
        }
        return set.<ClientAuthentication>map(keys -> signed(client, keys))
                .orElseGet(() -> new CertificateOfClient(client));
    }

    private SignedAssertion signed(String client, String set) {
        String issuer = definition
                .settings()
                .find(PropagationKeys.TOKEN_ISSUER)
                .orElseThrow(() -> new ConfigurationException(
                        "%s is given, but %s is not: whoever else could use what proves the application must not be able to"
                                .formatted(name(PropagationKeys.TOKEN_KEY_SET), name(PropagationKeys.TOKEN_ISSUER))));
        MechanismContext context = definition.context();
        String setting = name(PropagationKeys.TOKEN_KEY_SET);
        Keys keys = context.keys().set(setting, set);
        ResponseSigningKeys signing = new ResponseSigningKeys(
                keys, definition.settings().find(PropagationKeys.TOKEN_ALGORITHM), context.crypto(), context.clock());
        return new SignedAssertion(client, issuer, signing::current, context.clock(), context.random());
    }

    private String name(Key<?> key) {
        return definition.prefix() + "." + key.name();
    }
}
