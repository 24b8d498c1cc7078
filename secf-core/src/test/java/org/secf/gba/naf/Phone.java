package org.secf.gba.naf;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import org.secf.digest.AuthParameters;
import org.secf.digest.AuthParameters.Value;
import org.secf.digest.DigestAlgorithm;
import org.secf.digest.DigestCredentials;
import org.secf.digest.DigestFormulas;
import org.secf.gba.BootstrappedKey;
import org.secf.gba.NafId;
import org.secf.http.Request;
import org.secf.keys.Secret;
import org.secf.verdict.Verdicts;

/**
 * A caller with bootstrapped keys, which answers a challenge.
 *
 * @param user the transaction
 * @param password the key in base64
 */
record Phone(String user, String password) {

    static Phone with(BootstrappedKey key, NafId application, String transaction) {
        return of(key.device(application), transaction);
    }

    static Phone of(Secret key, String transaction) {
        return new Phone(transaction, key.use(Base64.getEncoder()::encodeToString));
    }

    /** The field {@code Authorization}. */
    String answer(String challenge, Request request, byte[] body) {
        AuthParameters asked = Verdicts.value(AuthParameters.parse(challenge));
        DigestAlgorithm algorithm =
                DigestAlgorithm.named(text(asked, "algorithm")).orElseThrow();
        String field =
                "Digest username=\"%s\", realm=\"%s\", nonce=\"%s\", uri=\"%s\", qop=auth-int, nc=00000001, cnonce=\"c\", algorithm=%s, response=\""
                        .formatted(user, text(asked, "realm"), text(asked, "nonce"), request.target(), algorithm);
        DigestCredentials credentials =
                Verdicts.value(AuthParameters.parse(field + "\"").then(DigestCredentials::of));
        byte[] secret = DigestFormulas.hashOfSecret(
                algorithm, user, text(asked, "realm"), password.getBytes(StandardCharsets.US_ASCII));
        byte[] message = DigestFormulas.hashOfMessage(
                algorithm,
                request.method(),
                request.target(),
                Optional.of(algorithm.digest().digest(body)));
        return field
                + HexFormat.of()
                        .formatHex(DigestFormulas.finish(DigestFormulas.begin(algorithm, secret, credentials), message))
                + "\"";
    }

    static String text(AuthParameters asked, String name) {
        return asked.find(name).map(Value::text).orElse("");
    }
}
