package org.secf.benchmarks;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.List;
import java.util.Set;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.secf.contentdigest.ContentDigest;
import org.secf.contentdigest.DigestAlgorithm;
import org.secf.crypto.Crypto;

/** A body held against the digest in its header, and the hash alone. */
@State(Scope.Benchmark)
public class DigestBenchmark {

    /** Octets of content. */
    @Param({"1024", "65536", "1048576"})
    public int size = 1024;

    private final Crypto crypto = Crypto.jdk();
    private byte[] content = {};
    private byte[] hash = {};
    private String field = "";

    /** Makes what is compared. */
    @Setup
    public void digest() throws GeneralSecurityException {
        content = new byte[size];
        hash = MessageDigest.getInstance("SHA-256").digest(content);
        field = ContentDigest.of(content, Set.of(DigestAlgorithm.SHA_256), crypto)
                .text();
    }

    /** As a server does. */
    @Benchmark
    public ContentDigest verify() {
        return ContentDigest.parse(List.of(field))
                .then(digest -> digest.verify(content, crypto))
                .fold(digest -> digest, rejection -> {
                    throw new IllegalStateException(rejection.detail());
                });
    }

    /** SHA-256 of the JDK. */
    @Benchmark
    public boolean raw() throws GeneralSecurityException {
        if (!MessageDigest.isEqual(MessageDigest.getInstance("SHA-256").digest(content), hash)) {
            throw new GeneralSecurityException("the digest is another");
        }
        return true;
    }
}
