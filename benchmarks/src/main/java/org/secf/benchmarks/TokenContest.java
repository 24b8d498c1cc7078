package org.secf.benchmarks;

import jakarta.json.JsonValue;
import java.security.GeneralSecurityException;
import java.util.List;
import org.secf.bearer.AccessTokenJudge;
import org.secf.crypto.Crypto;
import org.secf.crypto.CryptoKeys;
import org.secf.settings.RawSetting;
import org.secf.settings.Settings;
import org.secf.settings.SettingsLayer;

/** One token for everybody who can verify its algorithm; their keys are prepared at start. */
final class TokenContest {

    private final AccessToken token;
    private final byte[] content;
    private final byte[] signature;
    private final AccessTokenJudge judge;
    private final AccessTokenJudge fastJudge;
    private final TokenPeer jose4j;
    private final TokenPeer jjwt;
    private final TokenPeer smallRye;

    /** By that algorithm, as tokens call it. */
    TokenContest(String algorithm) throws GeneralSecurityException {
        this.token = AccessToken.signed(algorithm, JsonValue.EMPTY_JSON_OBJECT);
        this.content = token.content();
        this.signature = token.signature();
        this.judge = token.judge(Crypto.jdk());
        this.fastJudge = token.judge(corretto());
        this.jose4j = new Jose4jTokens(token);
        this.jjwt = new JjwtTokens(token);
        this.smallRye = new SmallRyeTokens(token);
    }

    /** The Corretto provider for all that it is faster at, as {@code secf.crypto.algorithms} says it. */
    static Crypto corretto() {
        RawSetting chosen = new RawSetting(
                CryptoKeys.ALGORITHMS.name(),
                List.of("SHA256withRSA=accp", "SHA256withECDSA=accp", "Ed25519=accp"),
                "benchmark");
        return Crypto.read(
                Settings.resolve("secf", CryptoKeys.ALL, List.of(new SettingsLayer(List.of(chosen)))),
                TokenContest.class.getClassLoader());
    }

    AccessToken token() {
        return token;
    }

    boolean raw() throws GeneralSecurityException {
        return AccessToken.verifies(token.algorithm(), token.keys(), content, signature);
    }

    AccessTokenJudge.Judged secf() {
        return judged(judge);
    }

    AccessTokenJudge.Judged secfByCorretto() {
        return judged(fastJudge);
    }

    private AccessTokenJudge.Judged judged(AccessTokenJudge by) {
        return by.judge(token.text()).fold(good -> good, rejection -> {
            throw new IllegalStateException(rejection.reason() + ": " + rejection.detail());
        });
    }

    String jose4j() throws Exception {
        return jose4j.subject(token.text());
    }

    String jjwt() throws Exception {
        return jjwt.subject(token.text());
    }

    String smallRye() throws Exception {
        return smallRye.subject(token.text());
    }
}
