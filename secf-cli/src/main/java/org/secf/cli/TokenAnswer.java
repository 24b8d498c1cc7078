package org.secf.cli;

import jakarta.json.Json;
import jakarta.json.JsonBuilderFactory;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.util.Map;
import java.util.TreeSet;
import org.secf.bearer.AccessTokenJudge.Judged;
import org.secf.verdict.Rejection;
import org.secf.verdict.Verdict;

/** What is printed of tokens and proofs. */
final class TokenAnswer {

    private static final JsonBuilderFactory JSON = Json.createBuilderFactory(Map.of());

    private TokenAnswer() {}

    static Answer of(Verdict<Judged> verdict) {
        return verdict.fold(TokenAnswer::accepted, TokenAnswer::rejected);
    }

    /** A thumbprint of a key that was proved. */
    static Answer ofKey(Verdict<String> verdict) {
        return verdict.fold(
                key -> new Answer(
                        false,
                        0,
                        JSON.createObjectBuilder()
                                .add("verdict", "accepted")
                                .add("jkt", key)
                                .build()),
                TokenAnswer::rejected);
    }

    /** What a token says, which nobody has judged; null in place of claims that cannot be read. */
    static Answer shown(JsonObject header, JsonValue claims) {
        return new Answer(
                false,
                0,
                JSON.createObjectBuilder()
                        .add("verdict", "not judged")
                        .add("header", header)
                        .add("claims", claims)
                        .build());
    }

    static Answer rejected(Rejection rejection) {
        return Answer.of(Verdict.rejected(rejection));
    }

    private static Answer accepted(Judged judged) {
        JsonObjectBuilder json = JSON.createObjectBuilder();
        Answer.of(Verdict.accepted(judged.caller())).json().forEach(json::add);
        json.add("scopes", JSON.createArrayBuilder(new TreeSet<>(judged.scopes())));
        json.add("expires", judged.expires().toString());
        judged.boundKey().ifPresent(key -> json.add("bound-to-key", key));
        judged.boundCertificate().ifPresent(hash -> json.add("bound-to-certificate", hash));
        return new Answer(false, 0, json.build());
    }
}
