package org.secf.benchmarks;

import com.nimbusds.jose.EncryptionMethod;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWEAlgorithm;
import com.nimbusds.jose.JWEHeader;
import com.nimbusds.jose.JWEObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.DirectDecrypter;
import com.nimbusds.jose.crypto.DirectEncrypter;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.text.ParseException;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.secf.crypto.Crypto;
import org.secf.keys.Secret;
import org.secf.payload.ContentKey;
import org.secf.payload.ContentKeys;
import org.secf.payload.OutgoingPayload;
import org.secf.payload.Padding;
import org.secf.payload.PayloadHeaders;
import org.secf.payload.PayloadKeys;
import org.secf.payload.PayloadLimits;
import org.secf.payload.PayloadPolicy;
import org.secf.payload.PayloadProtection;
import org.secf.payload.PayloadRecipient;
import org.secf.payload.ReceivedPayload;
import org.secf.payload.RecordLayout;

/** One body as a whole, by {@code aes128gcm} as the application has it, by AES-GCM of the JDK and nothing else, and by Nimbus. */
@State(Scope.Benchmark)
public class PayloadBenchmark {

    private static final int NONCE = 12;

    /** Octets of content. */
    @Param({"16384", "1048576"})
    public int size = 16_384;

    /** Octets of a record. */
    @Param({"4096", "65536"})
    public int recordSize = 4096;

    private final SecureRandom random = new SecureRandom();
    private final SecretKeySpec key = new SecretKeySpec(new byte[16], "AES");
    private final SecretKeySpec longKey = new SecretKeySpec(new byte[32], "AES");
    private final ContentKey shared = new ContentKey("shared", Secret.taking(new byte[32]), Optional.empty());
    private final PayloadKeys keys = PayloadKeys.none().withShared(ContentKeys.of(shared));
    private final PayloadPolicy policy =
            PayloadPolicy.ofSharedSecrets(new PayloadLimits(1 << 21, 1 << 21, 1 << 16, 64));

    private byte[] content = {};
    private byte[] coded = {};
    private byte[] raw = {};
    private String sealed = "";
    private PayloadHeaders headers = PayloadHeaders.of("text/plain");

    /** Encrypts for those who decrypt. */
    @Setup
    public void encrypt() throws IOException, GeneralSecurityException, JOSEException {
        content = new byte[size];
        random.nextBytes(content);
        ByteArrayOutputStream wire = new ByteArrayOutputStream();
        headers = send(wire);
        coded = wire.toByteArray();
        raw = rawEncrypt();
        sealed = nimbusEncrypt();
    }

    /** To memory. */
    @Benchmark
    public byte[] secfEncrypt() throws IOException {
        ByteArrayOutputStream wire = new ByteArrayOutputStream(size + size / 64 + 1024);
        send(wire);
        return wire.toByteArray();
    }

    private PayloadHeaders send(ByteArrayOutputStream wire) throws IOException {
        OutgoingPayload outgoing = protection()
                .protect(PayloadRecipient.sharing(shared), PayloadHeaders.of("text/plain"), policy.limits(), wire)
                .fold(sent -> sent, rejection -> {
                    throw new IllegalStateException(rejection.detail());
                });
        outgoing.output().write(content);
        outgoing.output().finish();
        return outgoing.headers();
    }

    /** As a whole. */
    @Benchmark
    public byte[] secfDecrypt() throws IOException {
        ReceivedPayload received = protection()
                .open(headers, new ByteArrayInputStream(coded), keys, policy)
                .fold(opened -> opened, rejection -> {
                    throw new IllegalStateException(rejection.detail());
                });
        return received.whole().fold(whole -> whole, rejection -> {
            throw new IllegalStateException(rejection.detail());
        });
    }

    private PayloadProtection protection() {
        return new PayloadProtection(
                new PayloadProtection.Tools(Crypto.jdk(), random, Optional.empty()),
                new RecordLayout(recordSize, Padding.none()));
    }

    /** AES-128-GCM at one go, the nonce before it. */
    @Benchmark
    public byte[] rawEncrypt() throws GeneralSecurityException {
        byte[] nonce = new byte[NONCE];
        random.nextBytes(nonce);
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(Cipher.ENCRYPT_MODE, key, new GCMParameterSpec(128, nonce));
        byte[] encrypted = cipher.doFinal(content);
        return ByteBuffer.allocate(NONCE + encrypted.length)
                .put(nonce)
                .put(encrypted)
                .array();
    }

    /** AES-128-GCM at one go. */
    @Benchmark
    public byte[] rawDecrypt() throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(Cipher.DECRYPT_MODE, key, new GCMParameterSpec(128, raw, 0, NONCE));
        return cipher.doFinal(raw, NONCE, raw.length - NONCE);
    }

    /** JWE by {@code dir} and {@code A256GCM}. */
    @Benchmark
    public String nimbusEncrypt() throws JOSEException {
        JWEObject message =
                new JWEObject(new JWEHeader(JWEAlgorithm.DIR, EncryptionMethod.A256GCM), new Payload(content));
        message.encrypt(new DirectEncrypter(longKey));
        return message.serialize();
    }

    /** JWE by {@code dir} and {@code A256GCM}. */
    @Benchmark
    public byte[] nimbusDecrypt() throws JOSEException, ParseException {
        JWEObject message = JWEObject.parse(sealed);
        message.decrypt(new DirectDecrypter(longKey));
        return message.getPayload().toBytes();
    }
}
