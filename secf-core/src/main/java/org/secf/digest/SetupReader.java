package org.secf.digest;

import java.util.Optional;
import org.secf.keys.Secret;
import org.secf.keys.set.KeyRing;
import org.secf.mechanism.GroupKeys;
import org.secf.mechanism.Parts;
import org.secf.settings.ConfigurationException;
import org.secf.settings.Settings;

/** Turns settings into a policy and its secrets; whatever is wrong stops the deployment here. */
record SetupReader(Settings settings, Parts parts, KeyRing keys) {

    private static final String SETTING = "secf.digest." + DigestKeys.SECRETS.name();

    DigestPolicy policy() {
        DigestPolicy policy = asWritten();
        // Better now than at the first answer.
        policy.offered().forEach(DigestAlgorithm::digest);
        return policy;
    }

    private DigestPolicy asWritten() {
        try {
            return new DigestPolicy(
                    settings.get(DigestKeys.REALM),
                    settings.get(DigestKeys.ALGORITHMS),
                    settings.get(DigestKeys.ACCEPT_MD5),
                    settings.get(DigestKeys.QOP),
                    settings.get(DigestKeys.NONCE_LIFETIME),
                    settings.get(DigestKeys.USERHASH),
                    settings.get(DigestKeys.MAX_BODY),
                    GroupKeys.read(settings, ""));
        } catch (IllegalArgumentException e) {
            throw new ConfigurationException(
                    "secf.digest: " + e.getMessage() + "; see secf.digest.algorithms ("
                            + settings.origin(DigestKeys.ALGORITHMS) + ") and secf.digest.qop ("
                            + settings.origin(DigestKeys.QOP) + ")",
                    e);
        }
    }

    DigestSecrets secrets(DigestPolicy policy) {
        Optional<String> location = settings.find(DigestKeys.SECRETS);
        Optional<DigestSecrets> bean = parts.find(DigestSecrets.class);
        if (location.isPresent() && bean.isPresent()) {
            throw new ConfigurationException("%s (%s) names a file, and the application has %s; keep one of them"
                    .formatted(
                            SETTING,
                            settings.origin(DigestKeys.SECRETS),
                            bean.get().getClass().getName()));
        }
        return bean.orElseGet(() -> file(location, policy));
    }

    private DigestSecrets file(Optional<String> location, DigestPolicy policy) {
        String given = location.orElseThrow(
                () -> new ConfigurationException(
                        SETTING + " was not given, and the application has no bean of " + DigestSecrets.class.getName()
                                + "; nobody could log in. Set " + SETTING
                                + "=file:/path/to/secrets with a line name:realm:SHA-256:hash:group,group for each user, or add the bean"));
        try (Secret secret = keys.secret(SETTING, given)) {
            return secret.use(octets -> parsed(octets, policy));
        }
    }

    private static DigestSecrets parsed(byte[] octets, DigestPolicy policy) {
        FileSecrets secrets = new FileSecrets(SETTING, new SecretFileParser(SETTING).parse(octets));
        secrets.requireFor(policy);
        return secrets;
    }
}
