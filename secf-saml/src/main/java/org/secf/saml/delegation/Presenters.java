package org.secf.saml.delegation;

import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.secf.http.Request;
import org.secf.keys.Thumbprint;
import org.secf.mechanism.Exchange;
import org.secf.message.Facts;
import org.secf.message.Integrity;
import org.secf.saml.model.Presenter;
import org.secf.saml.model.Presenter.ProvenKey;

/** Tells who brings a token, by what the TLS handshake and the signatures of the message prove. */
record Presenters(TrustedIssuers issuers) {

    private static final String AUTHORIZATION = "authorization";
    private static final String TARGET = "@target-uri";
    private static final String METHOD = "@method";
    private static final List<String> PARTS_OF_TARGET = List.of("@authority", "@path", "@query");

    /** Of a request that has the token in its field {@code Authorization}: only a signature that covers it proves anything of it. */
    Presenter of(Exchange exchange) {
        Request request = exchange.request();
        List<ProvenKey> keys = new ArrayList<>();
        if (request.isSecure() && !request.clientCertificates().isEmpty()) {
            X509Certificate own = request.clientCertificates().get(0);
            keys.add(key(Thumbprint.of(own.getPublicKey()), Optional.empty()));
        }
        keys.addAll(signers(exchange.facts(), Set.of(AUTHORIZATION)));
        return new Presenter(keys, request.isSecure(), request.senderAddress());
    }

    /** Of a message that has the token in its content. */
    Presenter of(Facts facts, boolean isConfidential) {
        return new Presenter(signers(facts, Set.of()), isConfidential, Optional.empty());
    }

    private List<ProvenKey> signers(Facts facts, Set<String> covered) {
        return facts.integrity().stream()
                .filter(fact -> coversAll(fact) && fact.components().containsAll(covered))
                .map(Integrity::signer)
                .flatMap(signer -> signer.thumbprint().map(print -> key(print, signer.owner())).stream())
                .toList();
    }

    /** Method, target and content; those who handed the message on prove nothing of who made it. */
    private static boolean coversAll(Integrity fact) {
        return fact.by().equals(fact.definition())
                && fact.coversBody()
                && fact.components().contains(METHOD)
                && (fact.components().contains(TARGET) || fact.components().containsAll(PARTS_OF_TARGET));
    }

    private ProvenKey key(String thumbprint, Optional<String> owner) {
        return new ProvenKey(thumbprint, issuers.enablers(thumbprint), owner);
    }
}
