package org.secf.cli;

import jakarta.json.Json;
import jakarta.json.JsonBuilderFactory;
import jakarta.json.JsonObjectBuilder;
import java.util.Map;
import org.secf.signature.Component;
import org.secf.signature.VerifiedSignature;
import org.secf.verdict.Verdict;

/** What is printed of signed messages. */
final class SignatureAnswer {

    private static final JsonBuilderFactory JSON = Json.createBuilderFactory(Map.of());

    private SignatureAnswer() {}

    static Answer of(Verdict<VerifiedSignature> verdict) {
        return verdict.fold(SignatureAnswer::accepted, TokenAnswer::rejected);
    }

    /** What a signature is over, which nobody has judged. */
    static Answer shown(String label, Verdict<String> base) {
        return base.fold(
                text -> new Answer(
                        false,
                        0,
                        JSON.createObjectBuilder()
                                .add("verdict", "not judged")
                                .add("label", label)
                                .add("base", text)
                                .build()),
                TokenAnswer::rejected);
    }

    private static Answer accepted(VerifiedSignature signature) {
        JsonObjectBuilder covered = JSON.createObjectBuilder();
        signature.covered().forEach((component, value) -> covered.add(component.plain(), value));
        JsonObjectBuilder json = JSON.createObjectBuilder()
                .add("verdict", "accepted")
                .add("label", signature.label())
                .add("keyid", signature.keyId());
        signature.thumbprint().ifPresent(thumbprint -> json.add("thumbprint", thumbprint));
        signature.algorithm().text().ifPresent(name -> json.add("algorithm", name));
        json.add("covered", covered);
        json.add("content", signature.value(Component.field("content-digest")).isPresent() ? "proved" : "not covered");
        return new Answer(false, 0, json.build());
    }
}
