package org.secf.digest;

import static org.secf.verdict.Check.HOLDS;
import static org.secf.verdict.Check.refused;

import java.util.List;
import java.util.Optional;
import org.secf.digest.AuthParameters.Value;
import org.secf.verdict.Check;
import org.secf.verdict.Rejection;
import org.secf.verdict.Verdict;

/** A client's answer to a challenge (RFC 7616 §3.4), complete and well-formed. Nothing in it is proved. */
public final class DigestCredentials {

    /** Quotes stand where the definition has them. Of {@code qop}, {@code nc} and {@code algorithm}, clients disagree, so both are read. */
    private static final List<Check<AuthParameters>> COMPLETE = List.of(
            DigestCredentials::scheme,
            quoted("realm"),
            quoted("nonce"),
            quoted("uri"),
            quoted("response"),
            parameters -> present(parameters, "qop", DigestReason.MISSING_QOP),
            parameters -> present(parameters, "nc", DigestReason.MISSING_PARAMETER),
            quoted("cnonce"));

    /** The authentication scheme, in any case. */
    static final String SCHEME = "Digest";

    private final DigestUser user;
    private final AuthParameters parameters;

    private DigestCredentials(DigestUser user, AuthParameters parameters) {
        this.user = user;
        this.parameters = parameters;
    }

    /** Reads an answer; rejected with a {@link DigestReason} where something is missing, of another form, or said in two ways. */
    public static Verdict<DigestCredentials> of(AuthParameters parameters) {
        return Check.all(COMPLETE, parameters)
                .then(complete -> DigestUser.of(complete).map(user -> new DigestCredentials(user, complete)));
    }

    public DigestUser user() {
        return user;
    }

    public String realm() {
        return parameters.text("realm");
    }

    public String nonce() {
        return parameters.text("nonce");
    }

    public String uri() {
        return parameters.text("uri");
    }

    public String response() {
        return parameters.text("response");
    }

    public String cnonce() {
        return parameters.text("cnonce");
    }

    /** The nonce count as written. */
    public String nc() {
        return parameters.text("nc");
    }

    /** The quality of protection as written. */
    public String qop() {
        return parameters.text("qop");
    }

    /** The algorithm as written; where nothing is, MD5 is meant. */
    public String algorithm() {
        return parameters.find("algorithm").map(Value::text).orElse(DigestAlgorithm.MD5.token());
    }

    /** Everything that was sent, for parameters of other profiles. */
    public AuthParameters parameters() {
        return parameters;
    }

    private static Optional<Rejection> scheme(AuthParameters parameters) {
        return parameters.scheme().equalsIgnoreCase(SCHEME)
                ? HOLDS
                : refused(DigestReason.MALFORMED_HEADER, SCHEME, parameters.scheme());
    }

    private static Check<AuthParameters> quoted(String name) {
        return parameters -> {
            Optional<Rejection> missing = present(parameters, name, DigestReason.MISSING_PARAMETER);
            return missing.isPresent()
                            || parameters.find(name).filter(Value::isQuoted).isPresent()
                    ? missing
                    : refused(DigestReason.MALFORMED_PARAMETER, name + " in quotes", "without");
        };
    }

    private static Optional<Rejection> present(AuthParameters parameters, String name, DigestReason otherwise) {
        return parameters.find(name).isPresent() ? HOLDS : refused(otherwise, name, "none");
    }
}
