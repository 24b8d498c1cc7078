package org.secf.vectors;

import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.secf.contentdigest.ContentDigest;
import org.secf.crypto.Crypto;
import org.secf.signature.Component;
import org.secf.signature.Coverage;
import org.secf.signature.NonceRule;
import org.secf.signature.RequestMessage;
import org.secf.signature.SignaturePolicy;
import org.secf.signature.SignatureVerifier;
import org.secf.signature.TargetUri;
import org.secf.signature.VerifiedSignature;
import org.secf.state.MemoryOnceStore;
import org.secf.verdict.Verdict;

/** Verifies requests as the server hands them on, by the library and a clock of the time when the vectors were made, and the content by the digest that is covered. */
@WebServlet("/*")
public class VectorServlet extends HttpServlet {

    /** The field that says which of the signatures counts; none covers it. */
    public static final String LABEL = "X-Label";

    private static final long serialVersionUID = 1L;
    private static final Instant MADE = Instant.ofEpochSecond(1_618_884_481);
    private static final Component DIGEST = Component.field("content-digest");

    /** What all but one cover. */
    private static final Coverage LEAST = new Coverage(Set.of(Component.AUTHORITY), Set.of(), Set.of());

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        byte[] content = request.getInputStream().readAllBytes();
        Verdict<VerifiedSignature> verdict =
                verifier(request).verify(message(request)).then(signature -> whole(signature, content));
        response.setContentType("text/plain");
        String told = verdict.fold(signature -> "verified " + signature.keyId(), rejection -> {
            response.setStatus(HttpServletResponse.SC_BAD_REQUEST);
            return "refused " + rejection.reason();
        });
        response.getWriter().write(told);
    }

    private static SignatureVerifier verifier(HttpServletRequest request) {
        Clock clock = Clock.fixed(MADE, ZoneOffset.UTC);
        String label = request.getHeader(LABEL);
        SignaturePolicy policy = SignaturePolicy.ofRequests()
                .with(LEAST)
                .with(NonceRule.ONCE_IF_PRESENT)
                .withLabel(label);
        return new SignatureVerifier(
                label.equals("sig-b22") ? policy.withTag("header-example") : policy,
                new VectorKeys(),
                clock,
                new MemoryOnceStore(clock, 1));
    }

    private static RequestMessage message(HttpServletRequest request) {
        @Nullable String query = request.getQueryString();
        TargetUri target = new TargetUri(
                "https",
                request.getHeader("Host"),
                request.getRequestURI().substring(request.getContextPath().length()),
                Optional.ofNullable(query),
                Optional.empty());
        return new RequestMessage(
                request.getMethod(), target, name -> Collections.list(request.getHeaders(name)), true);
    }

    private static Verdict<VerifiedSignature> whole(VerifiedSignature signature, byte[] content) {
        return signature
                .value(DIGEST)
                .map(covered -> ContentDigest.parse(List.of(covered))
                        .then(digest -> digest.verify(content, Crypto.jdk()))
                        .map(right -> signature))
                .orElseGet(() -> Verdict.accepted(signature));
    }
}
