package org.secf.openid;

import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.secf.jose.JwePayloadSeal;
import org.secf.jwt.JwtPolicy;
import org.secf.keys.OpeningKey;
import org.secf.keys.OpeningKeys;
import org.secf.keys.SealAlgorithm;
import org.secf.keys.SealPolicy;
import org.secf.keys.Secret;
import org.secf.keys.set.Keys;
import org.secf.keys.set.Member;
import org.secf.mechanism.MechanismContext;
import org.secf.openid.provider.TokenOpening;
import org.secf.openid.provider.TokenTrust;
import org.secf.settings.ConfigurationException;
import org.secf.settings.Settings;
import org.secf.signature.SignatureAlgorithm;

/**
 * What was agreed with the provider for its tokens, as the settings say; whatever is wrong stops the deployment.
 *
 * @param secret that both have
 */
record TrustSetup(Settings settings, MechanismContext context, Optional<Secret> secret) {

    /** Around a token of the greatest length. */
    private static final int LONGEST = 2 * JwtPolicy.LONGEST;

    TokenTrust read() {
        Set<SignatureAlgorithm> algorithms = Set.copyOf(settings.get(TokenKeys.ALGORITHMS));
        boolean isShared = algorithms.stream().anyMatch(SignatureAlgorithm::isSymmetric);
        try {
            return new TokenTrust(
                    settings.get(OpenIdKeys.CLIENT_ID),
                    Set.copyOf(settings.get(TokenKeys.OTHER_AUDIENCES)),
                    algorithms,
                    isShared ? secret : Optional.empty(),
                    settings.get(TokenKeys.ENCRYPTED) ? Optional.of(opening()) : Optional.empty(),
                    settings.get(TokenKeys.CLOCK_SKEW),
                    settings.get(TokenKeys.MAX_AGE));
        } catch (IllegalArgumentException e) {
            throw new ConfigurationException(ProviderSetup.setting(TokenKeys.ALGORITHMS) + ": " + e.getMessage(), e);
        }
    }

    private TokenOpening opening() {
        String set = settings.find(TokenKeys.KEY_SET)
                .orElseThrow(
                        () -> new ConfigurationException("%s is true, but %s is not given; give the key set that opens"
                                .formatted(
                                        ProviderSetup.setting(TokenKeys.ENCRYPTED),
                                        ProviderSetup.setting(TokenKeys.KEY_SET))));
        Keys keys = context.keys().set(ProviderSetup.setting(TokenKeys.KEY_SET), set);
        return new TokenOpening(
                new JwePayloadSeal(),
                () -> openingNow(keys),
                new SealPolicy(EnumSet.allOf(SealAlgorithm.class), LONGEST));
    }

    private OpeningKeys openingNow(Keys keys) {
        Instant now = context.clock().instant();
        List<OpeningKey> opening = keys.current().opening(now).stream()
                .flatMap(TrustSetup::opening)
                .toList();
        return new OpeningKeys(opening);
    }

    private static Stream<OpeningKey> opening(Member member) {
        return SealAlgorithm.usualOf(member.key().publicKey())
                .map(algorithm -> new OpeningKey(member.id(), member.key().privateKey(), algorithm))
                .stream();
    }
}
