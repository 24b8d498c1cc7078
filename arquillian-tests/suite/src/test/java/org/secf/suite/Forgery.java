package org.secf.suite;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.secf.client.ClientRequest;
import org.secf.server.Signer;

/**
 * A request with one fault, everything else right.
 *
 * @param name of the fault
 * @param how makes it of a good one without signature
 * @param status that answers it
 * @param reason in the audit trail
 */
record Forgery(String name, Function<ClientRequest, ClientRequest> how, int status, String reason) {

    private static final String DIGEST = "Content-Digest";
    private static final Signer ALICE = Signer.ALICE;
    private static final String OTHER = "another text";

    static Stream<Forgery> all() {
        return Stream.of(thin(), bodies(), addresses(), keys(), times(), words())
                .flatMap(all -> all);
    }

    private static Stream<Forgery> thin() {
        return Stream.of(
                        "\"@method\"",
                        "\"@authority\"",
                        "\"@path\"",
                        "\"@query\"",
                        "\"content-digest\"",
                        "\"content-type\"")
                .map(missing -> new Forgery(
                        "H70 H80 without " + missing,
                        good -> {
                            ClientRequest digested = Signer.digested(good);
                            String fewer = Signer.components(digested)
                                    .replace(missing, "")
                                    .replace("  ", " ")
                                    .strip();
                            return ALICE.sign(digested, fewer, ALICE.parameters(Duration.ZERO));
                        },
                        401,
                        "COMPONENT_NOT_COVERED"));
    }

    private static Stream<Forgery> bodies() {
        return Stream.of(
                new Forgery("H71 body", good -> ALICE.sign(good).body(octets(OTHER)), 400, "WRONG_DIGEST"),
                new Forgery(
                        "H71 body and digest",
                        good -> ALICE.sign(good)
                                .body(octets(OTHER))
                                .with(DIGEST, "sha-256=:" + Signer.digest("SHA-256", octets(OTHER)) + ":"),
                        401,
                        "WRONG_SIGNATURE"),
                new Forgery(
                        "H71 digest gone", good -> ALICE.sign(good).with(DIGEST, List.of()), 400, "MISSING_COMPONENT"),
                new Forgery("H71 one of two digests", Forgery::twoDigests, 400, "WRONG_DIGEST"),
                new Forgery("H71 body gone", good -> ALICE.sign(good).body(new byte[0]), 400, "WRONG_DIGEST"),
                new Forgery(
                        "H80 type", good -> ALICE.sign(good).with("Content-Type", "text/xml"), 401, "WRONG_SIGNATURE"),
                new Forgery(
                        "H80 coding",
                        good -> ALICE.sign(good).with("Content-Encoding", "gzip"),
                        401,
                        "COMPONENT_NOT_COVERED"));
    }

    private static ClientRequest twoDigests(ClientRequest good) {
        byte[] octets = good.body().orElseThrow();
        ClientRequest digested = good.with(
                DIGEST,
                "sha-256=:" + Signer.digest("SHA-256", octets) + ":, sha-512=:"
                        + Signer.digest("SHA-512", octets(OTHER)) + ":");
        return ALICE.sign(digested, Signer.components(digested), ALICE.parameters(Duration.ZERO));
    }

    private static Stream<Forgery> addresses() {
        return Stream.of(
                new Forgery("method", good -> like(good, "PUT", ""), 401, "WRONG_SIGNATURE"),
                new Forgery("path", good -> like(good, "POST", "/more"), 401, "WRONG_SIGNATURE"),
                new Forgery("query", good -> like(good, "POST", "?b=2"), 401, "WRONG_SIGNATURE"),
                new Forgery(
                        "authority",
                        good -> to(
                                good.address(),
                                ALICE.sign(to(URI.create("http://evil.example.org/signed/servlet/who"), good))),
                        401,
                        "WRONG_SIGNATURE"),
                new Forgery(
                        "H79 space in the query",
                        good -> to(at(good, "?a=1+2"), ALICE.sign(to(at(good, "?a=1%202"), good))),
                        401,
                        "WRONG_SIGNATURE"),
                new Forgery(
                        "H79 escaped letter in the query",
                        good -> to(at(good, "?a=%62"), ALICE.sign(to(at(good, "?a=b"), good))),
                        401,
                        "WRONG_SIGNATURE"));
    }

    private static Stream<Forgery> keys() {
        return Stream.of(
                new Forgery("H72 other key", Signer.CAROL.pretendingToBe(ALICE)::sign, 401, "WRONG_SIGNATURE"),
                new Forgery("unknown key", new Signer("nobody-1", content -> new byte[64])::sign, 401, "UNKNOWN_KEY"),
                new Forgery(
                        "H73 other algorithm",
                        good -> more(good, ";alg=\"rsa-v1_5-sha256\""),
                        401,
                        "ALGORITHM_MISMATCH"),
                new Forgery("H73 HMAC", good -> more(good, ";alg=\"hmac-sha256\""), 401, "ALGORITHM_MISMATCH"),
                new Forgery(
                        "H73 HMAC by the public key",
                        Signer.sharing("alice-1", Signer.ALICE_KEYS.getPublic().getEncoded())::sign,
                        401,
                        "WRONG_SIGNATURE"),
                new Forgery(
                        "H73 unknown algorithm", good -> more(good, ";alg=\"none\""), 401, "ALGORITHM_NOT_ALLOWED"));
    }

    private static Stream<Forgery> times() {
        return Stream.of(
                new Forgery("H75 old", good -> ALICE.sign(good, Duration.ofMinutes(-2), ""), 401, "TOO_OLD"),
                new Forgery(
                        "H75 not yet", good -> ALICE.sign(good, Duration.ofMinutes(2), ""), 401, "CREATED_IN_FUTURE"),
                new Forgery(
                        "H75 expired",
                        good -> ALICE.sign(
                                good,
                                Duration.ofSeconds(-40),
                                ";expires="
                                        + Clock.systemUTC()
                                                .instant()
                                                .minusSeconds(20)
                                                .getEpochSecond()),
                        401,
                        "EXPIRED"),
                new Forgery("H75 expired before", good -> more(good, ";expires=1"), 401, "EXPIRES_BEFORE_CREATED"),
                new Forgery(
                        "H75 no time",
                        good -> parameters(good, ";nonce=\"n-1\";keyid=\"alice-1\""),
                        401,
                        "MISSING_PARAMETER"),
                new Forgery(
                        "H76 no nonce",
                        good -> parameters(good, ALICE.parameters(Duration.ZERO).replaceFirst(";nonce=\"[^\"]*\"", "")),
                        401,
                        "MISSING_PARAMETER"));
    }

    private static Stream<Forgery> words() {
        return Stream.of(
                new Forgery(
                        "H77 component twice",
                        good -> {
                            ClientRequest digested = Signer.digested(good);
                            return ALICE.sign(
                                    digested,
                                    Signer.components(digested) + " \"@method\"",
                                    ALICE.parameters(Duration.ZERO));
                        },
                        400,
                        "REPEATED_COMPONENT"),
                new Forgery("H74 two labels", Forgery::twice, 401, "SEVERAL_SUITABLE_SIGNATURES"),
                new Forgery("H74 one label twice", Forgery::doubled, 400, "REPEATED_KEY"),
                new Forgery(
                        "no signature to the input",
                        good -> ALICE.sign(good).with("Signature", "sig2=:AAAA:"),
                        400,
                        "UNMATCHED_LABEL"),
                new Forgery(
                        "nothing readable",
                        good -> ALICE.sign(good).with("Signature", "sig1=("),
                        400,
                        "MALFORMED_FIELD"));
    }

    /** The weak one of them covers nothing. */
    private static ClientRequest twice(ClientRequest good) {
        ClientRequest signed = ALICE.sign(good);
        ClientRequest weak = ALICE.sign(Signer.digested(good), "\"@method\"", ALICE.parameters(Duration.ZERO));
        return joined(signed, weak, "weak=");
    }

    private static ClientRequest doubled(ClientRequest good) {
        return joined(ALICE.sign(good), ALICE.sign(good), "sig1=");
    }

    private static ClientRequest joined(ClientRequest one, ClientRequest other, String label) {
        ClientRequest joined = one;
        for (String name : List.of("Signature-Input", "Signature")) {
            joined =
                    joined.with(name, line(one, name) + ", " + line(other, name).replaceFirst("sig1=", label));
        }
        return joined;
    }

    private static String line(ClientRequest request, String name) {
        return String.join(", ", request.fields().getOrDefault(name, List.of()));
    }

    private static ClientRequest parameters(ClientRequest good, String parameters) {
        ClientRequest digested = Signer.digested(good);
        return ALICE.sign(digested, Signer.components(digested), parameters);
    }

    private static ClientRequest more(ClientRequest good, String parameters) {
        return ALICE.sign(good, Duration.ZERO, parameters);
    }

    /** Signed, and sent otherwise. */
    private static ClientRequest like(ClientRequest good, String method, String more) {
        ClientRequest signed = ALICE.sign(good);
        return moved(signed, ClientRequest.of(method, at(good, more)));
    }

    private static ClientRequest to(URI address, ClientRequest request) {
        return moved(request, ClientRequest.of(request.method(), address));
    }

    private static ClientRequest moved(ClientRequest from, ClientRequest target) {
        ClientRequest moved = target.body(from.body().orElseThrow());
        for (var field : from.fields().entrySet()) {
            moved = moved.with(field.getKey(), field.getValue());
        }
        return moved;
    }

    private static URI at(ClientRequest good, String more) {
        return URI.create(good.address() + more);
    }

    private static byte[] octets(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public String toString() {
        return name;
    }
}
