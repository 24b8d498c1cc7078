package org.secf.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.Optional;
import java.util.function.Consumer;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;
import org.junit.jupiter.api.Test;
import org.secf.clientcert.testing.Authority;
import org.secf.clientcert.testing.TestKeys;
import org.secf.tls.testing.Identity;
import org.secf.verdict.Reason;

/** What a server could only send that breaks the rules of TLS, or a process only do that was started to be lenient. */
class PeerCheckTest {

    private final Authority root = Identity.authority("CN=Root");
    private final PeerCheck check = new PeerCheck(platform(), Optional.empty());

    private X509ExtendedTrustManager platform() {
        try {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            store.setCertificateEntry("root", root.certificate());
            TrustManagerFactory factory = TrustManagerFactory.getInstance("PKIX");
            factory.init(store);
            return (X509ExtendedTrustManager) factory.getTrustManagers()[0];
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static SSLEngine engine(Consumer<SSLParameters> change) {
        try {
            SSLEngine engine = SSLContext.getDefault().createSSLEngine("localhost", 443);
            SSLParameters parameters = engine.getSSLParameters();
            parameters.setEndpointIdentificationAlgorithm("HTTPS");
            change.accept(parameters);
            engine.setSSLParameters(parameters);
            return engine;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private Reason refusal(Identity identity, SSLEngine engine) {
        X509Certificate[] chain = {identity.certificate()};
        Throwable thrown = catchThrowable(() -> check.checkServerTrusted(chain, "UNKNOWN", engine));
        assertThat(thrown).isInstanceOf(PeerRefusal.class);
        return ((PeerRefusal) thrown).rejection().reason();
    }

    @Test
    void refusesASignatureThatCanBeForged() {
        Identity forged = Identity.server(root, TestKeys.ec(), draft -> draft.algorithm("SHA1withECDSA"));

        assertThat(refusal(forged, engine(parameters -> {}))).isEqualTo(TlsReason.WEAK_CERTIFICATE);
    }

    /** Its signature by itself proves nothing, so old roots that are sent along do no harm. */
    @Test
    void takesWhatARootSaysOfItself() throws GeneralSecurityException, IOException {
        Authority old = Authority.root(
                "CN=Root", root.keys(), draft -> Identity.today(draft).algorithm("SHA1withECDSA"));
        Identity server = Identity.server(root);

        talking(new Identity(server.certificate(), server.keys(), Optional.of(old.certificate())))
                .handshake();
    }

    /** RFC 9325 §3.5. */
    @Test
    void refusesASecondHandshake() throws GeneralSecurityException, IOException {
        EnginePair talking = talking(Identity.server(root));
        talking.handshake();

        assertThat(PeerRefusal.in(catchThrowable(talking::renegotiate)))
                .map(refusal -> refusal.rejection().reason())
                .contains(TlsReason.RENEGOTIATED);
    }

    private EnginePair talking(Identity server) throws GeneralSecurityException {
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, new TrustManager[] {check}, null);
        SSLEngine client = context.createSSLEngine("localhost", 443);
        client.setUseClientMode(true);
        SSLParameters parameters = client.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        parameters.setProtocols(new String[] {"TLSv1.2"});
        client.setSSLParameters(parameters);
        return new EnginePair(client, server.context().createSSLEngine());
    }

    /** RFC 9525 §6: nobody may be believed whose name nobody compared. */
    @Test
    void refusesEverybodyWhereHostNamesAreNotCompared() {
        Identity server = Identity.server(root);

        assertThat(refusal(server, engine(parameters -> parameters.setEndpointIdentificationAlgorithm(null))))
                .isEqualTo(TlsReason.HOST_NOT_CHECKED);
        assertThat(refusal(server, engine(parameters -> parameters.setEndpointIdentificationAlgorithm("LDAPS"))))
                .isEqualTo(TlsReason.HOST_NOT_CHECKED);
    }

    @Test
    void refusesEverybodyWhereNobodySaysWhoWasCalled() throws GeneralSecurityException {
        X509Certificate[] chain = {Identity.server(root).certificate()};

        assertThat(refusal(Identity.server(root), SSLContext.getDefault().createSSLEngine()))
                .isEqualTo(TlsReason.HOST_NOT_CHECKED);
        assertThatThrownBy(() -> check.checkServerTrusted(chain, "UNKNOWN")).isInstanceOf(PeerRefusal.class);
        assertThatThrownBy(() -> check.checkServerTrusted(chain, "UNKNOWN", new Socket()))
                .isInstanceOf(PeerRefusal.class);
    }

    @Test
    void vouchesForNoClient() {
        X509Certificate[] chain = {Identity.client(root, "alice").certificate()};

        assertThatThrownBy(() -> check.checkClientTrusted(chain, "UNKNOWN")).isInstanceOf(PeerRefusal.class);
        assertThatThrownBy(() -> check.checkClientTrusted(chain, "UNKNOWN", new Socket()))
                .isInstanceOf(PeerRefusal.class);
        assertThatThrownBy(() -> check.checkClientTrusted(chain, "UNKNOWN", engine(parameters -> {})))
                .isInstanceOf(PeerRefusal.class);
    }
}
